import { inEnglish } from '../message';
import type { ClusterObject } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import { conditionFacts } from './condition-facts';
import { makeObservations, seenResource } from './make-observations';

const now = Date.parse('2026-01-15T10:00:00Z');
const SINCE = '2026-01-15T09:20:00Z';

const factsOf = (model: ModelName, object: ClusterObject, workload = '') =>
  conditionFacts(makeObservations({ now, workload, resources: [seenResource(model, object)] }));
const condition = (type: string, status: string, more: Record<string, string> = {}) => ({
  type,
  status,
  reason: 'Why',
  message: 'words',
  lastTransitionTime: SINCE,
  ...more,
});

test.each<[string, ModelName, ClusterObject, string, string, string | undefined]>([
  [
    'Degraded',
    'CDI',
    { status: { conditions: [condition('Degraded', 'True')] } },
    'problem',
    'CDI it: Degraded has been True for 40m (Why): words',
    SINCE,
  ],
  [
    'not Available',
    'SSP',
    { status: { conditions: [condition('Available', 'False', { reason: '' })] } },
    'problem',
    'SSP it: Available has been False for 40m: words',
    SINCE,
  ],
  [
    'not reconciled',
    'HyperConverged',
    { status: { conditions: [condition('ReconcileComplete', 'False')] } },
    'problem',
    'HyperConverged it: ReconcileComplete has been False for 40m (Why): words',
    SINCE,
  ],
  [
    'at work',
    'HostPathProvisioner',
    { status: { conditions: [condition('Progressing', 'True')] } },
    'note',
    'HostPathProvisioner it: Progressing has been True for 40m (Why): words',
    SINCE,
  ],
  [
    'not to be upgraded now',
    'NetworkAddonsConfig',
    { status: { conditions: [condition('Upgradeable', 'False')] } },
    'note',
    'NetworkAddonsConfig it: Upgradeable has been False for 40m (Why): words',
    SINCE,
  ],
  ['in another phase', 'CDI', { status: { phase: 'Error' } }, 'problem', 'CDI it is in phase Error', undefined],
  [
    'changed since',
    'KubeVirt',
    { metadata: { generation: 5 } as object, status: { observedGeneration: 4 } },
    'note',
    'KubeVirt it was changed, and its operator has not taken that up yet',
    undefined,
  ],
  [
    'without a time',
    'CDI',
    { status: { conditions: [condition('Degraded', 'True', { lastTransitionTime: '' })] } },
    'problem',
    'CDI it: Degraded is True (Why): words',
    undefined,
  ],
])('a resource that is %s', (_what, model, object, severity, sentence, since) => {
  const [fact, ...others] = factsOf(model, object);
  expect(others).toEqual([]);
  expect({ severity: fact?.severity, sentence: inEnglish(fact!.sentence) }).toEqual({ severity, sentence });
  expect(fact?.since).toBe(since === undefined ? undefined : Date.parse(since));
  expect(fact?.objects).toEqual([{ model, name: 'it' }]);
});

test('a phase is so since the operator is at work', () => {
  const [, phase] = factsOf('KubeVirt', {
    status: { phase: 'Deploying', conditions: [condition('Progressing', 'True')] },
  });
  expect(phase).toMatchObject({ type: 'phase', status: 'Deploying', since: Date.parse(SINCE) });
});

test('a resource that is well says nothing', () => {
  const conditions = [
    condition('Available', 'True'),
    condition('Degraded', 'False'),
    condition('Progressing', 'False'),
    condition('Upgradeable', 'True'),
  ];
  expect(
    factsOf('KubeVirt', {
      metadata: { generation: 4 } as object,
      status: { phase: 'Deployed', observedGeneration: 4, conditions },
    }),
  ).toEqual([]);
});

test('what a message names is what the operator lacks; where it names nothing, all that it creates', () => {
  const namesOf = (said: string): string[] =>
    factsOf('KubeVirt', {
      status: { conditions: [condition('Available', 'False', { message: said })] },
    })[0]!.names.map(({ name }) => name);
  expect(namesOf('virt-api has 0 of 2 replicas ready')).toEqual(['virt-api']);
  expect(namesOf('not yet')).toEqual(['virt-api', 'virt-controller', 'virt-handler']);
});

test('the resource that an alert is about stands before those that are read beside', () => {
  const object = { status: { phase: 'Error' } };
  const [own] = factsOf('CDI', object, 'CDI');
  const [other] = factsOf('CDI', object, 'virt-api');
  expect(own!.rank).toBeLessThan(other!.rank);
});
