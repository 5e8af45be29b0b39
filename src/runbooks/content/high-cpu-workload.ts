import { message } from '../../message';
import type { Argv } from '../../probes/probe';
import type { Runbook } from '../runbook';
import { componentIsWell } from './machine-family';
import { aboutNode, load, machines, node, NODE } from './node-load';
import { advise } from './object-family';
import { supportCase } from './resolutions';

const MIGRATE: Argv = ['virtctl', 'migrate', '{{busiest}}', '-n', '{{project}}'];
const DRAINED = message('The node is less than nine tenths busy for five minutes.');

export const highCPUWorkload: Runbook = {
  alert: 'HighCPUWorkload',
  subject: aboutNode('load', 'system', 'machines', 'waiting', 'requested', 'node'),
  variables: NODE,
  measuredBy: 'load',
  description: [
    message(
      'For five minutes the processors of a node have been at least nine tenths busy. `instance` names the node.',
    ),
  ],
  reason: [message('Machines and pods on it get less of the processors than they want, and answer later.')],
  impact: { says: message('VMs on this node are slow'), counts: ['on-node'] },
  endsWhen: message('the node is less than nine tenths busy'),
  steps: [
    load,
    {
      id: 'system',
      title: message('See how much the kernel uses'),
      text: message('Interrupts, network and storage: more than a third is not the work of machines.'),
      probe: {
        kind: 'metric',
        query:
          'sum(rate(node_cpu_seconds_total{instance="{{node}}",mode=~"system|irq|softirq"}[5m])) / count(node_cpu_seconds_total{instance="{{node}}",mode="idle"})',
        unit: 'ratio',
      },
      expectation: { kind: 'below', threshold: 0.33, emptyIsHealthy: false },
    },
    machines,
    {
      id: 'pods',
      title: message('Find the pods that use most'),
      text: message('In processors; those of machines are called `virt-launcher-…`.'),
      probe: {
        kind: 'metric',
        query:
          'topk(10, sum by (namespace, pod) (rate(container_cpu_usage_seconds_total{node="{{node}}",container!=""}[5m]))) > 0.1',
        unit: 'number',
        by: ['namespace', 'pod'],
      },
      expectation: { kind: 'shown' },
    },
    {
      id: 'waiting',
      title: message('Find machines that wait for a processor'),
      text: message('The part of a second, each second, that their processors wanted to run and could not.'),
      probe: {
        kind: 'metric',
        query: 'topk(10, sum by (namespace, name) (rate(kubevirt_vmi_vcpu_delay_seconds_total{node="{{node}}"}[5m])))',
        unit: 'ratio',
        by: ['namespace', 'name'],
      },
      expectation: { kind: 'below', threshold: 0.1, emptyIsHealthy: true },
    },
    {
      id: 'requested',
      title: message('Compare the requested processors with those of the node'),
      text: message(
        'A busy node of which little is requested is overcommitted: machines ask for a tenth of their processors by default.',
      ),
      probe: {
        kind: 'metric',
        query:
          'sum(kube_pod_container_resource_requests{resource="cpu",node="{{node}}"}) / sum(kube_node_status_allocatable{resource="cpu",node="{{node}}"})',
        unit: 'ratio',
      },
      expectation: { kind: 'below', threshold: 1.01, emptyIsHealthy: false },
    },
    node,
    {
      id: 'closed',
      title: message('Find nodes that are closed'),
      text: message('The others carry what a closed or missing node would.'),
      probe: { kind: 'list', model: 'Node', show: 'table' },
      expectation: { kind: 'nodes-healthy' },
    },
    componentIsWell('hco-operator'),
  ],
  resolution: {
    actions: [message('Move machines away, or give the node less to do.'), supportCase],
    causes: [
      {
        id: 'fewer-nodes',
        title: message('Other nodes are closed or away'),
        text: message('What they ran moved here.'),
        step: 'closed',
        supportedBy: {
          all: [
            { fact: 'node', step: 'closed', state: ['cordoned', 'not-ready', 'silent'] },
            { fact: 'value', step: 'load', above: 0.8999 },
          ],
        },
        otherwise: message('Every node is open and ready'),
        remedies: [
          {
            title: message('Bring the other nodes back'),
            why: message('New machines and migrations then use them.'),
            effect: 'reads-only',
            command: ['oc', 'get', 'nodes'],
            doneWhen: DRAINED,
          },
        ],
      },
      {
        id: 'overcommitted',
        title: message('Machines share more processors than there are'),
        text: message('The node is busy although little of it is requested.'),
        step: 'requested',
        supportedBy: {
          all: [
            { fact: 'value', step: 'requested', below: 0.7 },
            { fact: 'value', step: 'load', above: 0.8999 },
            { fact: 'count', step: 'machines', above: 1 },
          ],
        },
        otherwise: message('Most of the node is requested, or it is not busy, or hardly any machine uses it'),
        remedies: [
          {
            title: message('Migrate the busiest machine'),
            why: message('The scheduler looks at requests, and does not know that the node is busy.'),
            effect: 'changes-settings',
            costs: message('The machine goes on while it moves; the move itself needs some of the processors.'),
            command: MIGRATE,
            doneWhen: DRAINED,
          },
          advise(
            message('Request more for each processor: `resourceRequirements.vmiCPUAllocationRatio` of HyperConverged'),
            message('It holds for machines that start after it.'),
            DRAINED,
          ),
        ],
      },
      {
        id: 'one-machine',
        title: message('One machine uses most of it'),
        text: message('Its own processes do; the guest says which.'),
        step: 'machines',
        supportedBy: {
          all: [
            { fact: 'count', step: 'machines', equals: 1 },
            { fact: 'value', step: 'load', above: 0.8999 },
          ],
        },
        otherwise: message('None, or more than one machine uses the node'),
        remedies: [
          {
            title: message('Migrate the machine, or give it fewer processors'),
            why: message('Its work stays; another node may have room for it.'),
            effect: 'changes-settings',
            costs: message('The machine goes on while it moves.'),
            command: MIGRATE,
            doneWhen: DRAINED,
          },
        ],
      },
      {
        id: 'system-work',
        title: message('The system of the node uses much of it'),
        text: message('Storage, network and interrupts, in the kernel.'),
        step: 'system',
        supportedBy: { fact: 'value', step: 'system', above: 0.33 },
        otherwise: message('The kernel uses less than a third'),
        remedies: [
          advise(
            message('See what storage and network do on the node'),
            message('A rebuild of a storage cluster, or a broken link with many retries, ends by itself.'),
            DRAINED,
          ),
        ],
      },
    ],
  },
};
