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

/** The roles of the lab's users, with what binds them. */
export const labRoles = (): KubernetesObject[] => USER_NAMES.flatMap(rolesOf);

/** Where a role or a binding is made. */
export const rolePath = ({ kind, metadata: { namespace } }: KubernetesObject): string =>
  `/apis/${RBAC}/v1${namespace === undefined ? '' : `/namespaces/${namespace}`}/${kind.toLowerCase()}s`;
