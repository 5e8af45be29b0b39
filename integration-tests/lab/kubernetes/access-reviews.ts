import type { Attributes } from '../users';
import { badRequest, invalid } from './api-error';
import { parseBody } from './http-answers';
import { managedFields } from './managed-fields';
import { isProtobuf, readProtobufReview } from './protobuf-review';
import { isFields, readField, readFields, readText } from './read-field';
import type { Fields } from './read-field';
import { SERVED } from './openshift-resources';
import { userInfo } from './who-asks';

const API_VERSION = 'authorization.k8s.io/v1';
const VERBS = ['get', 'list', 'watch', 'delete'];

/** Whether the user who asks may do something. */
type MayDo = (attributes: Attributes) => boolean;

/** Who asks for a review, what they may do, and when. */
export interface Asker {
  readonly name: string;
  readonly mayDo: MayDo;
  readonly now: Date;
}

const timeText = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`;

const accessReview = (body: Fields, { mayDo, now }: Asker): Fields => {
  const spec = readFields(body, 'spec');
  const attributes = readField(spec, 'resourceAttributes');
  if (!isFields(attributes) && !isFields(spec.nonResourceAttributes))
    throw invalid(
      { group: 'authorization.k8s.io', kind: '' },
      'spec.resourceAttributes',
      'Invalid',
      'Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified',
    );
  const isDenied =
    isFields(attributes) &&
    !mayDo({
      group: readText(attributes, 'group'),
      resource: readText(attributes, 'resource'),
      subresource: readText(attributes, 'subresource') || undefined,
      verb: readText(attributes, 'verb'),
      namespace: readText(attributes, 'namespace') || undefined,
      name: readText(attributes, 'name') || undefined,
    });
  const status = isDenied ? { allowed: false } : { allowed: true, reason: 'RBAC: allowed by the lab' };
  const review = { kind: 'SelfSubjectAccessReview', apiVersion: API_VERSION };
  const written = managedFields({ ...review, metadata: { name: '', creationTimestamp: timeText(now) }, spec });
  return { ...review, metadata: { managedFields: written }, spec, status };
};

const rulesReview = (body: Fields, mayDo: MayDo): Fields => {
  const namespace = readText(body, 'spec.namespace');
  if (!namespace) throw badRequest('no namespace on request');
  const names = SERVED.flatMap(({ group, plural }) => [
    { group, resource: plural, subresource: undefined },
    ...(plural === 'pods' ? ['log', 'exec'].map((subresource) => ({ group, resource: plural, subresource })) : []),
  ]);
  const resourceRules = names.flatMap((asked) => {
    const { group, resource, subresource } = asked;
    const verbs = VERBS.filter((verb) => mayDo({ ...asked, verb, namespace }));
    const path = subresource === undefined ? resource : `${resource}/${subresource}`;
    return verbs.length > 0 ? [{ verbs, apiGroups: [group], resources: [path] }] : [];
  });
  return {
    kind: 'SelfSubjectRulesReview',
    apiVersion: API_VERSION,
    metadata: {},
    spec: { namespace },
    status: { resourceRules, nonResourceRules: [{ verbs: ['*'], nonResourceURLs: ['*'] }], incomplete: false },
  };
};

const ACCESS_PATH = `/apis/${API_VERSION}/selfsubjectaccessreviews`;
const RULES_PATH = `/apis/${API_VERSION}/selfsubjectrulesreviews`;
const SELF_PATH = '/apis/authentication.k8s.io/v1/selfsubjectreviews';

/** Whether a path is that of a review: of rights, or of who asks. */
export const isReview = (path: string): boolean => [ACCESS_PATH, RULES_PATH, SELF_PATH].includes(path);

const selfReview = ({ name, now }: Asker): Fields => ({
  kind: 'SelfSubjectReview',
  apiVersion: 'authentication.k8s.io/v1',
  metadata: { creationTimestamp: timeText(now) },
  status: { userInfo: userInfo(name) },
});

/** The answer to a review. Throws a 400 for a bad body, a 422 for one that asks about nothing. */
export const answerReview = (path: string, body: Buffer, asker: Asker): Fields => {
  // What it is sent says nothing: only its kind.
  if (path === SELF_PATH) return selfReview(asker);
  const { mayDo } = asker;
  const kind = path === RULES_PATH ? 'rules' : 'access';
  const review = isProtobuf(body) ? readProtobufReview(body, kind) : parseBody(body);
  if (!isFields(review)) throw badRequest('the body is not an object');
  return kind === 'rules' ? rulesReview(review, mayDo) : accessReview(review, asker);
};
