import type { Question } from './ask';

/** A question for both servers. */
export interface Asked extends Question {
  readonly title: string;
}

const NAMESPACE = 'openshift-cnv';
const PODS = `/api/v1/namespaces/${NAMESPACE}/pods`;
const OURS = '/api/v1/namespaces/vms/pods';
const KUBEVIRTS = '/apis/kubevirt.io/v1/kubevirts';
const FAR_AHEAD = '999999999';

const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
const METADATA = 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json';
const ONE_METADATA = 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json';

/** The lists that the product reads, and the console and kubectl beside it. */
export const LISTS: readonly string[] = [
  PODS,
  `/api/v1/namespaces/${NAMESPACE}/events`,
  `/apis/events.k8s.io/v1/namespaces/${NAMESPACE}/events`,
  `/api/v1/namespaces/${NAMESPACE}/services`,
  `/api/v1/namespaces/${NAMESPACE}/endpoints`,
  '/api/v1/nodes',
  '/api/v1/namespaces',
  `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`,
  `/apis/apps/v1/namespaces/${NAMESPACE}/replicasets`,
  `/apis/apps/v1/namespaces/${NAMESPACE}/daemonsets`,
  '/apis/apps/v1/statefulsets',
  `/apis/coordination.k8s.io/v1/namespaces/${NAMESPACE}/leases`,
  '/apis/batch/v1/jobs',
  KUBEVIRTS,
  '/apis/kubevirt.io/v1/virtualmachines',
  '/apis/kubevirt.io/v1/virtualmachineinstances',
  '/apis/kubevirt.io/v1/virtualmachineinstancemigrations',
  '/apis/hco.kubevirt.io/v1beta1/hyperconvergeds',
  '/apis/ssp.kubevirt.io/v1beta3/ssps',
  '/apis/cdi.kubevirt.io/v1beta1/cdis',
  '/apis/cdi.kubevirt.io/v1beta1/datavolumes',
  '/apis/networkaddonsoperator.network.kubevirt.io/v1/networkaddonsconfigs',
  '/apis/monitoring.coreos.com/v1/prometheusrules',
  '/apis/config.openshift.io/v1/clusterversions',
];

const lists: Asked[] = LISTS.flatMap((path) => [
  { title: `list ${path}`, path },
  { title: `table of ${path}`, path, accept: TABLE },
]);

const pages: Asked[] = [
  { title: 'a page of a list', path: `${PODS}?limit=2` },
  { title: 'a page as a table', path: `${PODS}?limit=2`, accept: TABLE },
  { title: 'a page as metadata', path: `${PODS}?limit=2`, accept: METADATA },
  { title: 'a page of what a selector selects', path: `${PODS}?limit=1&labelSelector=kubevirt.io` },
  { title: 'a page of what a field selects', path: `${PODS}?limit=1&fieldSelector=status.phase%3DRunning` },
  { title: 'a page from the cache', path: `${PODS}?limit=2&resourceVersion=0` },
  { title: 'a version of the future', path: `${PODS}?resourceVersion=${FAR_AHEAD}` },
  { title: 'a version that is none', path: `${PODS}?resourceVersion=old` },
  { title: 'a limit that is no number', path: `${PODS}?limit=many` },
  { title: 'a continue that is none', path: `${PODS}?limit=2&continue=AAAA` },
  { title: 'a continue with what no token has', path: `${PODS}?limit=2&continue=AA!A` },
  { title: 'a field that cannot be selected by', path: `${PODS}?fieldSelector=spec.priority%3D1` },
  { title: 'a field selector of a custom resource', path: `${KUBEVIRTS}?fieldSelector=metadata.name%3Dnone` },
  { title: 'a field that no custom resource selects by', path: `${KUBEVIRTS}?fieldSelector=status.phase%3DDeployed` },
  { title: 'a field selector that is none', path: `${PODS}?fieldSelector=name` },
  { title: 'a label selector that is none', path: `${PODS}?labelSelector=a%3D%3D%3Db` },
  { title: 'a set of labels', path: `${PODS}?labelSelector=kubevirt.io+in+(virt-api,virt-handler)` },
  { title: 'nothing in a list', path: `${PODS}?labelSelector=a%3Dnothing` },
  { title: 'a namespace that is not there', path: '/api/v1/namespaces/nowhere/pods' },
  { title: 'rows without objects', path: `${PODS}?includeObject=None`, accept: TABLE },
  { title: 'rows with whole objects', path: `${PODS}?includeObject=Object`, accept: TABLE },
];

const objects: Asked[] = [
  { title: 'a workload', path: `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/virt-api` },
  { title: 'a workload in a row', path: `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/virt-api`, accept: TABLE },
  {
    title: "a workload's metadata",
    path: `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/virt-api`,
    accept: ONE_METADATA,
  },
  { title: 'a lease', path: `/apis/coordination.k8s.io/v1/namespaces/${NAMESPACE}/leases/virt-controller` },
  { title: 'a pod that is not there', path: `${PODS}/gone` },
  {
    title: 'a custom resource that is not there',
    path: `/apis/kubevirt.io/v1/namespaces/${NAMESPACE}/kubevirts/gone`,
  },
  { title: 'a kind that is not there', path: '/apis/apps/v1/gadgets' },
  { title: 'a kind that is not there, of a custom group', path: '/apis/kubevirt.io/v1/gadgets' },
  { title: 'a group that is not there', path: '/apis/gadgets.example.com/v1/gadgets' },
  { title: 'a version that is not there', path: '/apis/apps/v9/deployments' },
  { title: 'a cluster-scoped kind in a namespace', path: `/api/v1/namespaces/${NAMESPACE}/nodes` },
];

const METHODS: Asked[] = [
  { title: 'a POST to an object', path: `${PODS}/any`, method: 'POST', body: {} },
  { title: 'a PUT to a list', path: PODS, method: 'PUT', body: {} },
  { title: 'a DELETE of discovery', path: '/apis', method: 'DELETE' },
];

const refusals: Asked[] = (
  [
    ['nodes', '/api/v1/nodes'],
    ['one node', '/api/v1/nodes/worker-0'],
    ['pods elsewhere', PODS],
    ['a watch elsewhere', `${PODS}?watch=true`],
    ['a custom resource elsewhere', KUBEVIRTS],
    ['a kind that is not there', '/apis/gadgets.example.com/v1/gadgets'],
    ['a log elsewhere', `${PODS}/any/log`],
    ['leases elsewhere', `/apis/coordination.k8s.io/v1/namespaces/${NAMESPACE}/leases/virt-api`],
  ] as const
).map(([what, path]) => ({ title: `refused: ${what}`, path, user: 'project-user' }));

const deletions: Asked[] = [
  { title: 'a deletion that is refused', path: `${PODS}/any`, method: 'DELETE', user: 'project-user' },
  { title: 'a deletion of what is not there', path: `${PODS}/gone`, method: 'DELETE' },
  { title: 'a deletion of many that is refused', path: PODS, method: 'DELETE', user: 'project-user' },
  {
    title: 'a deletion of another object of the same name',
    path: `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/virt-api`,
    method: 'DELETE',
    body: { preconditions: { uid: '00000000-0000-4000-8000-000000000000' } },
  },
  {
    title: 'a deletion of another version',
    path: `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/virt-api`,
    method: 'DELETE',
    body: { preconditions: { resourceVersion: '1' } },
  },
  {
    title: 'a deletion with a policy that is none',
    path: `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/virt-api`,
    method: 'DELETE',
    body: { propagationPolicy: 'Later' },
  },
  {
    title: 'a deletion that is only tried',
    path: `/apis/apps/v1/namespaces/${NAMESPACE}/deployments/virt-api?dryRun=All`,
    method: 'DELETE',
    body: { propagationPolicy: 'Background' },
  },
  { title: 'deletions that are only tried', path: `${OURS}?dryRun=All`, method: 'DELETE' },
];

const review = (kind: string, spec: object): Pick<Question, 'method' | 'body' | 'path'> => ({
  path: `/apis/${kind === 'SelfSubjectReview' ? 'authentication' : 'authorization'}.k8s.io/v1/${kind.toLowerCase()}s`,
  method: 'POST',
  body: {
    apiVersion: `${kind === 'SelfSubjectReview' ? 'authentication' : 'authorization'}.k8s.io/v1`,
    kind,
    ...(kind === 'SelfSubjectReview' ? {} : { spec }),
  },
});
const access = (attributes: object): Pick<Question, 'method' | 'body' | 'path'> =>
  review('SelfSubjectAccessReview', { resourceAttributes: attributes });

const reviews: Asked[] = [
  { title: 'who asks', ...review('SelfSubjectReview', {}), user: 'project-user' },
  { title: 'a right that all have', ...access({ verb: 'list', resource: 'pods' }) },
  {
    title: 'a right in a project',
    ...access({ verb: 'list', resource: 'pods', namespace: 'vms' }),
    user: 'project-user',
  },
  { title: 'a right that is missing', ...access({ verb: 'list', resource: 'nodes' }), user: 'project-user' },
  {
    title: 'a right to one object',
    ...access({
      verb: 'get',
      group: 'monitoring.coreos.com',
      resource: 'prometheuses',
      subresource: 'api',
      name: 'k8s',
      namespace: 'openshift-monitoring',
    }),
    user: 'monitoring-viewer',
  },
  { title: 'a right to nothing', ...review('SelfSubjectAccessReview', {}) },
  { title: 'all rights in a project', ...review('SelfSubjectRulesReview', { namespace: 'vms' }), user: 'project-user' },
  { title: 'all rights nowhere', ...review('SelfSubjectRulesReview', {}) },
];

const DISCOVERY = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json';

const discovery: Asked[] = [
  { title: 'the version', path: '/version' },
  { title: 'the groups', path: '/apis' },
  { title: 'the core versions', path: '/api' },
  { title: 'one group', path: '/apis/kubevirt.io' },
  { title: 'the kinds of a group', path: '/apis/kubevirt.io/v1' },
  { title: 'the core kinds', path: '/api/v1' },
  { title: 'all groups and kinds at once', path: '/apis', accept: DISCOVERY },
  { title: 'all core kinds at once', path: '/api', accept: DISCOVERY },
];

const WATCH = 'watch=true&timeoutSeconds=2';

/** Long enough for a bookmark before the end, if there were one: the server sends none. */
const LONG = 'watch=true&timeoutSeconds=5&allowWatchBookmarks=true';

const watches: Asked[] = [
  { title: 'a watch of what is there', path: `${PODS}?${WATCH}` },
  { title: 'a watch as a table', path: `${PODS}?${WATCH}`, accept: TABLE },
  {
    title: 'a watch that begins with a list',
    path: `${PODS}?${WATCH}&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan`,
  },
  { title: 'a watch that begins with a list, without bookmarks', path: `${PODS}?${WATCH}&sendInitialEvents=true` },
  { title: 'a watch from long ago', path: `${PODS}?${WATCH}&resourceVersion=1` },
  { title: 'a watch from a version that is none', path: `${PODS}?${WATCH}&resourceVersion=old` },
  { title: 'a watch of a custom resource from long ago', path: `${KUBEVIRTS}?${WATCH}&resourceVersion=1` },
  { title: 'a watch of what selectors select', path: `${PODS}?${WATCH}&labelSelector=kubevirt.io%3Dvirt-api` },
  { title: 'a watch with bookmarks, until it ends', path: `${PODS}?${LONG}` },
  { title: 'a watch with bookmarks from the cache', path: `${PODS}?${LONG}&resourceVersion=0` },
  { title: 'a watch with bookmarks of a custom resource', path: `${KUBEVIRTS}?${LONG}` },
  { title: 'a watch of nothing', path: `${PODS}?${WATCH}&labelSelector=a%3Dnothing` },
];

const logs: Asked[] = [
  { title: 'the log of a pod that is not there', path: `${PODS}/gone/log` },
  ...(
    ['limitBytes=0', 'sinceSeconds=0', 'tailLines=-1', 'container=none', 'previous=true', 'stream=Stdout'] as const
  ).map((query) => ({ title: `a log with ${query}`, path: `${PODS}/{virt-api}/log?${query}` })),
  { title: 'a log', path: `${PODS}/{virt-api}/log?tailLines=3` },
  { title: 'a log without its last lines', path: `${PODS}/{virt-api}/log?tailLines=0` },
];

/** What the product, the console and kubectl ask of a cluster. `{NAME}` stands for a pod of that workload. */
export const QUESTIONS: readonly Asked[] = [
  ...discovery,
  ...lists,
  ...pages,
  ...objects,
  ...METHODS,
  ...refusals,
  ...deletions,
  ...reviews,
  ...watches,
  ...logs,
];
