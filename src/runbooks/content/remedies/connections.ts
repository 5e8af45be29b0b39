import { message } from '../../../message';
import type { CauseId } from '../../cause-id';
import type { Remedy } from '../../remedy';
import { askPrometheus, deletePods, NAMESPACE, NO_MORE_LINES, OLD_LOGS_LOST, onNode } from './commands';

const OVN = 'openshift-ovn-kubernetes';
const DNS_PODS = 'dns.operator.openshift.io/daemonset-dns=default';
const API_SERVER_WELL = message('The API server answers within a second again, and turns no call away.');

/** What helps where a connection, a name or a certificate is the cause. */
export const OF_CONNECTIONS = {
  'api-server-overload': [
    {
      title: message('Find who calls the API server so often, and make it call less'),
      why: message(
        'The flow schemas with the most calls: their names say who calls, such as service accounts, nodes or the garbage collector.',
      ),
      effect: 'reads-only',
      command: askPrometheus(
        'topk(10, sum by (flow_schema) (rate(apiserver_flowcontrol_dispatched_requests_total[5m])))',
      ),
      doneWhen: API_SERVER_WELL,
    },
    {
      title: message('See which kinds are asked for most'),
      why: message('A kind with many calls, or lists of a kind with many objects, lead to who asks for it.'),
      effect: 'reads-only',
      command: askPrometheus('topk(10, sum by (resource, verb) (rate(apiserver_request_total[5m])))'),
      doneWhen: API_SERVER_WELL,
    },
    {
      title: message('See whether the API servers and etcd run well'),
      why: message('One of three that restarts or waits for its disk makes all calls slow.'),
      effect: 'reads-only',
      command: ['oc', 'get', 'clusteroperators.config.openshift.io', 'kube-apiserver', 'etcd'],
      doneWhen: API_SERVER_WELL,
      where: ['own-control-plane'],
    },
  ],
  network: [
    {
      title: message('Mend the network of the node: see whether its OVN pod runs'),
      why: message(
        'The pod of OVN-Kubernetes on the node gives all other pods there their network. Its containers and their restarts say what fails.',
      ),
      effect: 'reads-only',
      command: ['oc', 'get', 'pods', '-n', OVN, '-o', 'wide', '--field-selector=spec.nodeName={{node}}'],
      doneWhen: message('The pods of that node reach what they connect to.'),
      about: ['node'],
      where: ['node-network'],
    },
    {
      title: message('Mend the network between the pod, its node and what it connects to'),
      why: message(
        'See whether the node of the pod reaches that address: if it does not, look at the node and its OVN pods; if only the pod does not, at network policies.',
      ),
      effect: 'reads-only',
      command: onNode('node', 'curl', '-skv', '--max-time', '5', 'https://{{address}}/'),
      doneWhen: NO_MORE_LINES,
      about: ['address'],
      where: ['node-answers'],
    },
    {
      title: message('Mend the network between the pod, its node and what it connects to'),
      why: message(
        'See whether other pods of the same node reach it too: if none does, look at the node and its OVN pods; if only this one, at network policies.',
      ),
      effect: 'reads-only',
      command: ['oc', 'get', 'pods', '-n', OVN, '-o', 'wide'],
      doneWhen: NO_MORE_LINES,
      where: ['no-address'],
    },
    {
      title: message('Restart the OVN pod of the node'),
      why: message('It sets the network of the node up anew. A cause that lies outside, such as a cable, remains.'),
      effect: 'restarts',
      costs: message('New connections of the pods and machines on that node may wait until it is up again.'),
      command: deletePods(OVN, 'app=ovnkube-node', '--field-selector=spec.nodeName={{node}}'),
      doneWhen: message('The pods of that node reach what they connect to.'),
      about: ['node'],
      where: ['node-network'],
    },
    {
      title: message('See which network policies hold for the namespace'),
      why: message('A policy that selects the pod lets through only what it names.'),
      effect: 'reads-only',
      command: ['oc', 'get', 'networkpolicies.networking.k8s.io', '-n', NAMESPACE, '-o', 'yaml'],
      doneWhen: NO_MORE_LINES,
      about: ['address'],
    },
  ],
  dns: [
    {
      title: message('Mend the name resolution'),
      why: message(
        'A pod on the network of its node uses the resolver of the node, as the API server does of its own; all others use the pods of `openshift-dns`.',
      ),
      effect: 'reads-only',
      command: ['oc', 'get', 'pods', '-n', 'openshift-dns', '-l', DNS_PODS, '-o', 'wide'],
      doneWhen: NO_MORE_LINES,
    },
    {
      title: message('See whom the node of the pod asks for names'),
      why: message('The pods of `openshift-dns` ask the same servers for names outside of the cluster.'),
      effect: 'reads-only',
      command: onNode('node', 'cat', '/etc/resolv.conf'),
      doneWhen: NO_MORE_LINES,
      about: ['node'],
      where: ['node-answers'],
    },
    {
      title: message('Restart the DNS pod of the node'),
      why: message('It reads its configuration anew, and forgets answers that are wrong by now.'),
      effect: 'restarts',
      costs: message('For some seconds the pods of that node ask the DNS pods of others.'),
      command: deletePods('openshift-dns', DNS_PODS, '--field-selector=spec.nodeName={{node}}'),
      doneWhen: NO_MORE_LINES,
      about: ['node'],
    },
  ],
  'control-plane-dns': [
    {
      title: message('Mend the name resolution of the control plane'),
      why: message(
        'The API server itself looks up the service of a webhook. It runs on the network of its node: see whom the control plane nodes ask, and what answers there. Neither the resolver of the node of {{name}} nor the pods of `openshift-dns` are asked.',
      ),
      effect: 'reads-only',
      command: onNode('controlPlaneNode', 'cat', '/etc/resolv.conf'),
      doneWhen: NO_MORE_LINES,
      where: ['own-control-plane'],
    },
    {
      title: message('Have the name resolution of the hosted control plane mended'),
      why: message(
        'The API server itself looks up the service of a webhook. It runs in the management cluster: whoever runs that must look there.',
      ),
      effect: 'reads-only',
      doneWhen: NO_MORE_LINES,
      where: ['hosted-control-plane'],
    },
    {
      title: message('See what the API servers say of themselves'),
      why: message('Their conditions tell of nodes of the control plane that differ from the others.'),
      effect: 'reads-only',
      command: ['oc', 'get', 'clusteroperators.config.openshift.io', 'kube-apiserver', 'dns', 'network'],
      doneWhen: NO_MORE_LINES,
      where: ['own-control-plane'],
    },
  ],
  certificates: [
    {
      title: message('Renew the certificate or token of {{name}}: restart the pods of {{name}}'),
      why: message(
        'The operator renews certificates before they expire, and a process that still serves the old one has not read it again.',
      ),
      effect: 'restarts',
      costs: OLD_LOGS_LOST,
      readFirst: {
        text: message(
          'Whether the Secret of its certificate was renewed lately; if it was not, its operator does not renew it, and a restart does not help:',
        ),
        command: [
          'oc',
          'get',
          'secrets',
          '-n',
          NAMESPACE,
          '--field-selector=type=kubernetes.io/tls',
          '-o',
          'custom-columns=NAME:.metadata.name,MADE:.metadata.creationTimestamp,CHANGED:.metadata.managedFields[*].time',
        ],
      },
      command: deletePods(NAMESPACE, '{{selector}}'),
      doneWhen: NO_MORE_LINES,
    },
    {
      title: message('Restart {{operator}}, so that it renews what it manages'),
      why: message('{{operator}} makes the certificates of {{name}}. Its log says why it does not renew them.'),
      effect: 'restarts',
      costs: message('Running machines go on. The old logs are lost: download the evidence first.'),
      command: deletePods(NAMESPACE, '{{operatorSelector}}'),
      doneWhen: NO_MORE_LINES,
      about: ['operator', 'operatorSelector'],
    },
  ],
  'client-throttled': [
    {
      title: message('Lessen the calls of {{name}}, or raise its own rate limit (QPS and burst)'),
      why: message(
        'The client waits for itself, not for the API server: see which calls it makes most, and what makes it call so often.',
      ),
      effect: 'reads-only',
      command: askPrometheus(
        'topk(10, sum by (verb, resource, code) (rate(rest_client_requests_total{namespace="{{namespace}}", pod=~"{{name}}-.*"}[5m])))',
      ),
      doneWhen: message('The log tells of no call that waited, and the lease is renewed in time.'),
    },
  ],
  'scrape-lost': [
    {
      title: message('Let Prometheus scrape kube-state-metrics again'),
      why: message('The phases of pods come from kube-state-metrics: see whether its pod runs.'),
      effect: 'reads-only',
      command: [
        'oc',
        'get',
        'pods',
        '-n',
        'openshift-monitoring',
        '-l',
        'app.kubernetes.io/name=kube-state-metrics',
        '-o',
        'wide',
      ],
      doneWhen: message('The alert goes away by itself a few minutes after the scrape succeeds.'),
      where: ['no-kube-state-metrics'],
    },
    {
      title: message('Let Prometheus scrape again what the alert counts'),
      why: message(
        'See the target in Observe → Targets: its ServiceMonitor, its Service and the network policies lead to it.',
      ),
      effect: 'reads-only',
      command: ['oc', 'get', 'servicemonitors.monitoring.coreos.com', '-n', NAMESPACE],
      doneWhen: message('The alert goes away by itself a few minutes after the scrape succeeds.'),
      where: ['not-scraped'],
    },
    {
      title: message('Let the monitoring of the cluster look at the namespace'),
      why: message('Prometheus of the cluster scrapes only namespaces with this label.'),
      effect: 'changes-settings',
      costs: message('Its ServiceMonitors are then those of the cluster, and no longer those of user monitoring.'),
      readFirst: {
        text: message('Whether the label is missing at all:'),
        command: ['oc', 'get', 'namespaces', NAMESPACE, '--show-labels'],
      },
      command: ['oc', 'label', 'namespaces', NAMESPACE, 'openshift.io/cluster-monitoring=true', '--overwrite'],
      doneWhen: message('The alert goes away by itself a few minutes after the scrape succeeds.'),
      where: ['not-scraped'],
    },
  ],
} as const satisfies Partial<Record<CauseId, readonly [Remedy, ...Remedy[]]>>;
