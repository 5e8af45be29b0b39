import { message } from '../../message';
import type { Runbook } from '../runbook';
import { componentIsWell } from './machine-family';
import { aboutNode, load, node, NODE } from './node-load';
import { advise } from './object-family';
import { supportCase } from './resolutions';

const FREQUENCY = 'node_cpu_frequency_hertz{instance="{{node}}"} / on (instance, cpu) node_cpu_frequency_max_hertz';

export const highNodeCPUFrequency: Runbook = {
  alert: 'HighNodeCPUFrequency',
  subject: aboutNode('frequency', 'share', 'load', 'throttles', 'temperature', 'node'),
  variables: NODE,
  measuredBy: 'frequency',
  description: [
    message(
      'A processor of a node has run above eight tenths of its highest frequency for five minutes. There is an alert for each processor.',
    ),
    message('OpenShift reads frequencies only where `cpufreq` was turned on for node-exporter; else it cannot fire.'),
  ],
  reason: [
    message('By itself it only says that the processor works: a busy one, or one that never slows down, is well.'),
  ],
  impact: { says: message('Users notice nothing, unless the processors grow too hot') },
  endsWhen: message('the processor runs below eight tenths of its highest frequency'),
  steps: [
    {
      id: 'frequency',
      title: message('Compare the frequency of each processor with its highest'),
      headline: message('Processors of node {{node}} run near their highest frequency'),
      text: message('1 is the highest that the processor can run at.'),
      probe: { kind: 'metric', query: FREQUENCY, unit: 'ratio', by: ['instance', 'cpu'] },
      expectation: { kind: 'below', threshold: 0.8, emptyIsHealthy: true },
    },
    {
      id: 'share',
      title: message('See how many processors of the node do'),
      text: message('All of them all the time: a profile keeps them there.'),
      probe: {
        kind: 'metric',
        query: `count(${FREQUENCY} > 0.8) / count(node_cpu_frequency_hertz{instance="{{node}}"})`,
        unit: 'ratio',
      },
      expectation: { kind: 'shown' },
    },
    load,
    {
      id: 'throttles',
      title: message('See whether processors were slowed down for their heat'),
      text: message('Within the last hour; each count is a time that the processor slowed itself down.'),
      probe: {
        kind: 'metric',
        query: 'sum(increase(node_cpu_core_throttles_total{instance="{{node}}"}[1h]))',
        unit: 'number',
      },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    {
      id: 'temperature',
      title: message('Read the highest temperature'),
      text: message('In degrees Celsius, of any sensor of the node; most processors slow down at about a hundred.'),
      probe: { kind: 'metric', query: 'max(node_hwmon_temp_celsius{instance="{{node}}"})', unit: 'number' },
      expectation: { kind: 'below', threshold: 95, emptyIsHealthy: true },
    },
    node,
    componentIsWell('hco-operator'),
  ],
  resolution: {
    actions: [message('Look at the heat; where there is none, silence the alert for such nodes.'), supportCase],
    causes: [
      {
        id: 'too-hot',
        title: message('The node is too hot'),
        text: message('Its processors slow themselves down: fans, dust, or the air of the room.'),
        step: 'throttles',
        supportedBy: {
          any: [
            { fact: 'value', step: 'throttles', above: 0.5 },
            { fact: 'value', step: 'temperature', above: 94 },
          ],
        },
        otherwise: message('No processor was slowed down for its heat'),
        remedies: [
          advise(
            message('Have the cooling of the machine looked at'),
            message('Its management controller says which fan or sensor.'),
            message('No processor is slowed down within an hour.'),
          ),
        ],
      },
      {
        id: 'busy',
        title: message('The node is busy'),
        text: message('Processors run fast while there is work: so it should be.'),
        step: 'load',
        expected: true,
        supportedBy: { fact: 'value', step: 'load', above: 0.5 },
        otherwise: message('The node is less than half busy'),
        remedies: [
          advise(
            message('Nothing, unless machines are slow: then see `HighCPUWorkload`'),
            message('The frequency follows the work.'),
            message('The work is done.'),
          ),
        ],
      },
      {
        id: 'kept-fast',
        title: message('A profile keeps the processors fast'),
        text: message(
          'Performance profiles and those of low latency never let them slow down, and some hardware cannot.',
        ),
        step: 'share',
        supportedBy: {
          all: [
            { fact: 'value', step: 'share', above: 0.99 },
            { fact: 'value', step: 'load', below: 0.5 },
          ],
        },
        otherwise: message('Not all processors are fast, or the node is busy'),
        remedies: [
          {
            title: message('See which profile the node has'),
            why: message('`throughput-performance`, `realtime` and profiles made of them keep the frequency up.'),
            effect: 'reads-only',
            command: [
              'oc',
              'get',
              'profiles.tuned.openshift.io',
              '{{node}}',
              '-n',
              'openshift-cluster-node-tuning-operator',
            ],
            doneWhen: message('You know that it is meant so; silence the alert for this node.'),
          },
        ],
      },
    ],
  },
};
