import type { Evidence, Forbidden, Observation } from '../probes/observation';
import { forbiddenReads } from '../probes/forbidden-reads';
import { accessRequest, rolesFor } from './access-request';

const read = (over: Partial<Forbidden>): Forbidden => ({
  state: 'forbidden',
  verb: 'list',
  group: '',
  resource: 'pods',
  namespace: 'openshift-cnv',
  reason: 'no',
  ...over,
});
const nodes: Forbidden = { state: 'forbidden', verb: 'list', group: '', resource: 'nodes', reason: 'no' };
const metrics = read({
  verb: 'get',
  group: 'monitoring.coreos.com',
  resource: 'prometheuses/api',
  name: 'k8s',
  namespace: 'openshift-monitoring',
});

test('each permission is named once, also those of events under an object and of single logs', () => {
  const log = { namespace: 'openshift-cnv', pod: 'a', container: 'c', previous: false };
  const observations: Observation<Evidence>[] = [
    read({}),
    read({}),
    { state: 'found', data: { kind: 'objects', objects: [], events: read({ resource: 'events' }) } },
    { state: 'found', data: { kind: 'logs', logs: [{ ...log, log: read({ verb: 'get', resource: 'pods/log' }) }] } },
    { state: 'failed', reason: 'HTTP 500', remedy: { text: '' } },
    { state: 'empty' },
  ];
  expect(forbiddenReads(observations).map(({ verb, resource }) => `${verb} ${resource}`)).toEqual([
    'list pods',
    'list events',
    'get pods/log',
  ]);
});

test('the roles that would do', () => {
  expect(rolesFor([read({})])).toEqual(['cluster-reader']);
  expect(rolesFor([metrics])).toEqual(['cluster-monitoring-view']);
  expect(rolesFor([metrics, nodes])).toEqual(['cluster-reader', 'cluster-monitoring-view']);
});

test('a request has a role for each place with exactly what is missing there, and who gets it must be said', () => {
  const request = accessRequest('VirtControllerDown', [
    read({}),
    read({ group: 'apps', resource: 'deployments' }),
    read({ verb: 'get', resource: 'pods/log' }),
    nodes,
    metrics,
  ]);
  const who = '"${USER_NAME:?the user, as oc whoami says it}"';
  const name = 'virtualization-alerts-virtcontrollerdown';
  expect(request.split('\n').filter((line) => line.startsWith('    oc '))).toEqual(
    [
      `oc create role ${name} --verb=get,list,watch --resource=deployments.apps,pods -n openshift-cnv`,
      `oc create rolebinding ${name} --role=${name} --user=${who} -n openshift-cnv`,
      `oc create role ${name}-2 --verb=get --resource=pods/log -n openshift-cnv`,
      `oc create rolebinding ${name}-2 --role=${name}-2 --user=${who} -n openshift-cnv`,
      `oc create clusterrole ${name}-3 --verb=get,list,watch --resource=nodes`,
      `oc create clusterrolebinding ${name}-3 --clusterrole=${name}-3 --user=${who}`,
      `oc adm policy add-cluster-role-to-user cluster-monitoring-view ${who}`,
      `oc adm policy add-cluster-role-to-user cluster-reader ${who}`,
      `oc adm policy add-cluster-role-to-user cluster-monitoring-view ${who}`,
    ].map((line) => `    ${line}`),
  );
  expect(request).toContain('- list nodes in the whole cluster\n');
});

test('what comes from the cluster is quoted, and makes no name that Kubernetes refuses', () => {
  const request = accessRequest('Evil$(id) Alert', [read({ namespace: "a'; rm -rf /" })]);
  expect(request).toContain(`-n 'a'\\''; rm -rf /'`);
  expect(request).toContain('oc create role virtualization-alerts-evil-id-alert --verb');
});
