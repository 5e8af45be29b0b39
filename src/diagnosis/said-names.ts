import type { ValueName } from '../runbooks/remedy-value';
import type { Fact } from './fact';

/** What the evidence of a fact says in its own words; empty where it is no text. */
export const saidBy = (fact: Fact): string => {
  if (fact.kind === 'line' || fact.kind === 'webhook' || fact.kind === 'certificate') {
    return 'text' in fact ? fact.text : String(fact.sentence.values?.line ?? '');
  }
  if ('lastWords' in fact && fact.lastWords !== undefined) return fact.lastWords;
  if ('detail' in fact && fact.detail !== '') return fact.detail;
  return String(fact.sentence.values?.detail ?? '');
};

type Named = Readonly<Partial<Record<ValueName, string>>>;

const withGroup = (resource: string, group: string): string => (group === '' ? resource : `${resource}.${group}`);

/** A permission of a subresource has another form for `oc auth can-i`, and is left out. */
const permission = ([, user = '', verb = '', resource = '', group = '']: readonly string[]): Named =>
  resource.includes('/') ? { user, verb } : { user, verb, resource: withGroup(resource, group) };

/** How the API server and its clients name what the known objects of a fact do not hold. */
const NAMINGS: readonly (readonly [RegExp, (groups: readonly string[]) => Named])[] = [
  // kubernetes/kubernetes, staging/src/k8s.io/apiserver: endpoints/handlers/responsewriters/errors.go.
  [/[Uu]ser "([^"]+)" cannot (\w+) resource "([^"]*)" in API group "([^"]*)"/, permission],
  // pkg/registry/rbac/validation: the rule that the caller would grant and does not have itself.
  [
    /user "([^"]+)" .*attempting to grant RBAC permissions not currently held:\s*\{APIGroups:\["([^"]*)"[^\]]*\], Resources:\["([^"]+)"[^\]]*\],(?: ResourceNames:\[[^\]]*\],)? Verbs:\["([^"]+)"/s,
    ([all = '', user = '', group = '', resource = '', verb = '']) => permission([all, user, verb, resource, group]),
  ],
  [/no matches for kind "([^"]+)" in version "([^"/]+)\//, ([, kind = '', group = '']) => ({ kind, group })],
  [/ValidatingAdmissionPolicy '([^']+)'/, ([, policy = '']) => ({ policy })],
];

/** What a text names beside objects: who may not do what, a kind that is missing, a policy. */
export const namedIn = (said: string): Named =>
  Object.assign(
    {},
    ...NAMINGS.map(([pattern, read]) => {
      const match = pattern.exec(said);
      return match === null ? {} : read([...match].map((group) => (group as string | undefined) ?? ''));
    }),
  ) as Named;
