/** What access control asks of a user, as an access review puts it. */
export interface Attributes {
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string | undefined;
  readonly verb: string;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
}

/** A rule of RBAC; `*` is everything. Without a namespace it holds in the whole cluster. */
export interface Rule {
  readonly namespace?: string;
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly resourceNames?: readonly string[];
}

const EVERYTHING = ['*'];
const READ = ['get', 'list', 'watch'];
/** What KubeVirt lets everybody do who is logged in: cluster role kubevirt.io:default (KubeVirt 1.8). No watch. */
const EVERYBODY = { apiGroups: ['kubevirt.io'], resources: ['kubevirts'], verbs: ['get', 'list'] };
/** What the project's user administers. */
const PROJECT = 'vms';

/**
 * The users of the lab with the rules of their roles. Source: the default roles of OpenShift 4.22 and of
 * cluster-monitoring-operator (`assets/cluster-monitoring-operator`), reduced to what the lab serves.
 */
const USERS = {
  'cluster-admin': [{ apiGroups: EVERYTHING, resources: EVERYTHING, verbs: EVERYTHING }],
  // Cluster role cluster-monitoring-view: all of Prometheus, nothing of Alertmanager, no pods.
  'monitoring-viewer': [
    {
      apiGroups: ['monitoring.coreos.com'],
      resources: ['prometheuses/api'],
      resourceNames: ['k8s'],
      verbs: ['get', 'create', 'update'],
    },
    { apiGroups: [''], resources: ['namespaces'], verbs: ['get'] },
    EVERYBODY,
  ],
  // Cluster role admin, bound in one project; monitoring-rules-edit aggregates to it.
  'project-user': [
    {
      namespace: PROJECT,
      apiGroups: ['', 'apps', 'batch', 'policy', 'autoscaling', 'events.k8s.io', 'coordination.k8s.io'],
      resources: EVERYTHING,
      verbs: EVERYTHING,
    },
    { namespace: PROJECT, apiGroups: ['kubevirt.io', 'cdi.kubevirt.io'], resources: EVERYTHING, verbs: EVERYTHING },
    { namespace: PROJECT, apiGroups: ['monitoring.coreos.com'], resources: ['prometheusrules'], verbs: EVERYTHING },
    { namespace: PROJECT, apiGroups: ['metrics.k8s.io'], resources: ['pods'], verbs: READ },
    EVERYBODY,
  ],
} satisfies Record<string, readonly Rule[]>;

/** The name of a user of the lab. */
export type UserName = keyof typeof USERS;

export const USER_NAMES = Object.keys(USERS) as UserName[];

/** The rules of a user's roles. */
export const rulesOf = (name: UserName): readonly Rule[] => USERS[name];

const holds = (allowed: readonly string[], asked: string): boolean => allowed.includes('*') || allowed.includes(asked);

const allows = (rule: Rule, { group, resource, subresource, verb, namespace, name }: Attributes): boolean => {
  const path = subresource === undefined || subresource === '' ? resource : `${resource}/${subresource}`;
  return (
    (rule.namespace === undefined || rule.namespace === namespace) &&
    holds(rule.apiGroups, group) &&
    holds(rule.resources, path) &&
    holds(rule.verbs, verb) &&
    (rule.resourceNames === undefined || (name !== undefined && rule.resourceNames.includes(name)))
  );
};

/** Who is signed in to the lab, and what their roles allow. */
export class Users {
  /** At the start, and after a reset, the administrator. */
  name: UserName = 'cluster-admin';

  /** Signs another user in; false when there is none of that name. */
  signIn(name: unknown): boolean {
    const known = USER_NAMES.find((one) => one === name);
    this.name = known ?? this.name;
    return known !== undefined;
  }

  /** Whether the roles of the user who is signed in allow something. */
  allows(attributes: Attributes): boolean {
    return rulesOf(this.name).some((rule) => allows(rule, attributes));
  }
}
