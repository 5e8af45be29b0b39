import { inEnglish } from '../message';
import type { ClusterEvent } from '../probes/observation';
import { eventFacts } from './event-facts';
import type { Observations } from './observations';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const ABOUT = { kind: 'Pod', name: 'virt-api-a', namespace: 'openshift-cnv' };

const factOf = (event: ClusterEvent) => {
  const observed: Observations = {
    own: [],
    operands: [],
    measuredBy: '',
    workload: 'virt-api',
    now: NOW,
    pods: [],
    nodes: [],
    workloads: [],
    resources: [],
    logs: [],
    readings: [],
    events: [
      {
        item: { type: 'Warning', reason: 'ProbeError', message: 'no answer', involvedObject: ABOUT, ...event },
        stepIds: ['warnings'],
        workload: '',
      },
    ],
  };
  return eventFacts(observed)[0];
};

test.each<[string, ClusterEvent, string, string | undefined]>([
  [
    'that came again',
    { count: 7, firstTimestamp: '2026-01-15T09:35:00Z', lastTimestamp: '2026-01-15T09:58:00Z' },
    'Pod virt-api-a: ProbeError, 7 times in 23m, last 2m ago: no answer',
    '2026-01-15T09:35:00.000Z',
  ],
  [
    'that came once',
    { firstTimestamp: '2026-01-15T09:58:00Z', lastTimestamp: '2026-01-15T09:58:00Z' },
    'Pod virt-api-a: ProbeError, 2m ago: no answer',
    '2026-01-15T09:58:00.000Z',
  ],
  [
    'of a series',
    {
      eventTime: '2026-01-15T09:50:00.000000Z',
      firstTimestamp: null,
      lastTimestamp: null,
      series: { count: 3, lastObservedTime: '2026-01-15T09:59:30.000000Z' },
    },
    'Pod virt-api-a: ProbeError, 3 times in 9m, last 30s ago: no answer',
    '2026-01-15T09:50:00.000Z',
  ],
])('a warning %s says how often and since when', (_what, event, sentence, since) => {
  const fact = factOf(event);
  expect(inEnglish(fact!.sentence)).toBe(sentence);
  expect(new Date(fact?.since ?? 0).toISOString()).toBe(since);
});
