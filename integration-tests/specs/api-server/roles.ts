import { rulesOf, USER_NAMES, type UserName } from '../../lab/users';
import type { KubernetesObject } from '../../lab/scenario';

const RBAC = 'rbac.authorization.k8s.io';

const rolesOf = (user: UserName): KubernetesObject[] =>
  rulesOf(user).flatMap((rule, index) => {
    const { namespace, apiGroups, resources, verbs, resourceNames } = rule;
    const metadata = { name: `${user}-${index}`, ...(namespace !== undefined && { namespace }) };
    const prefix = namespace === undefined ? 'Cluster' : '';
    const allowed = { apiGroups, resources, verbs, ...(resourceNames && { resourceNames }) };
    const version = { apiVersion: `${RBAC}/v1` };
    return [
      { ...version, kind: `${prefix}Role`, metadata, rules: [allowed] },
      {
        ...version,
        kind: `${prefix}RoleBinding`,
        metadata,
        roleRef: { apiGroup: RBAC, kind: `${prefix}Role`, name: metadata.name },
        subjects: [{ apiGroup: RBAC, kind: 'User', name: user }],
      },
    ];
  });

/** The lab's users may ask what the API says of itself; who may do everything may do it by every method. */
const OF_THE_API: KubernetesObject[] = [
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name: 'every-path' },
    rules: [{ nonResourceURLs: ['*'], verbs: ['*'] }],
  },
  {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: { name: 'every-path' },
    roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'every-path' },
    subjects: [{ apiGroup: RBAC, kind: 'User', name: 'cluster-admin' }],
  },
];

/** The roles of the lab's users, with what binds them. */
export const labRoles = (): KubernetesObject[] => [...USER_NAMES.flatMap(rolesOf), ...OF_THE_API];

/** Where a role or a binding is made. */
export const rolePath = ({ kind, metadata: { namespace } }: KubernetesObject): string =>
  `/apis/${RBAC}/v1${namespace === undefined ? '' : `/namespaces/${namespace}`}/${kind.toLowerCase()}s`;
