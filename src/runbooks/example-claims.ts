import type { Evidence, Observation } from '../probes/observation';
import type { Step } from './runbook';

/** Objects that a step read, for tests. */
export const found = (...objects: object[]): Observation<Evidence> => ({
  state: 'found',
  data: { kind: 'objects', objects },
});

/** A machine that names the claims of its disks, for tests. */
export const disks = (...names: string[]): Observation<Evidence> =>
  found({ metadata: { name: 'web', uid: 'u-1' }, spec: { volumes: names.map((name) => ({ claim: name })) } });

/** A step about claims that another step's answer names, for tests. */
export const CLAIMS_STEP: Step = {
  id: 'claims',
  // No sentences to be translated.
  title: { text: 'Describe {{claim}}' },
  text: { text: 'They hold its disks.' },
  probe: { kind: 'get', model: 'PersistentVolumeClaim', namespace: 'vms', name: '{{claim}}', show: 'describe' },
  expectation: { kind: 'each', tests: [{ path: 'status.phase', equals: 'Bound' }], none: 'problem' },
};
