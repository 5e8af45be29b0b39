/** @jest-environment node */
import { caseOf } from '../../src/diagnosis/case';
import type { Investigation } from '../../src/diagnosis/investigate';
import { inEnglish } from '../../src/message';
import { findRunbook } from '../../src/runbooks/catalogue';
import { investigateLab } from './investigate-lab';
import { Lab } from './lab';
import { REFERENCE_TIME } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const lab = new Lab();
afterAll(() => {
  lab.close();
});

const ABOUT_MACHINES = ['VMCannotBeEvicted', 'VirtualMachineStuckOnNode', 'KubeVirtVMIExcessiveMigrations'];

const look = (alertname: string, labels: Record<string, string>): Investigation =>
  investigateLab(lab, caseOf(findRunbook(alertname)!, { alertname, ...labels }));

const sayOf = ({ results }: Investigation, id: string): readonly [string, string] => {
  const verdict = results.find(({ stepId }) => stepId === id)?.verdict;
  return [verdict?.status ?? '', verdict === undefined ? '' : inEnglish(verdict.evidence)];
};

const ofMachine = (namespace: string, name: string) => ({ namespace, name, vmi: name });

describe.each(ABOUT_MACHINES)('%s', (alert) => {
  test.each([
    ['that is gone', ofMachine('vms', 'gone')],
    ['that is in another namespace', ofMachine('openshift-cnv', 'web-frontend')],
  ])('a machine %s is said to be missing, and the rest is read', (_what, labels) => {
    const investigation = look(alert, labels);
    expect(sayOf(investigation, 'machine')).toEqual(['problem', `VirtualMachine ${labels.name} does not exist`]);
    expect(sayOf(investigation, 'launcher')).toEqual(['unknown', 'The machine has no instance: nothing of it runs.']);
    expect(sayOf(investigation, 'component')[0]).toBe('healthy');
  });

  test('a label that is missing is named, and the component is read all the same', () => {
    const investigation = look(alert, { namespace: 'vms' });
    expect(sayOf(investigation, 'machine')).toEqual([
      'unknown',
      expect.stringMatching(/^Could not read: The alert has no label `(name|vmi)` that names its machine\.$/),
    ]);
    expect(sayOf(look(alert, { name: 'web-frontend', vmi: 'web-frontend' }), 'machine')[1]).toBe(
      'Could not read: The alert has no label `namespace` that says where its machine is.',
    );
    expect(sayOf(investigation, 'component')[0]).toBe('healthy');
    expect(investigation.diagnosis.isHealthy).toBe(false);
  });
});

test('a node that is gone, or that no label names, is said to be so', () => {
  const gone = look('NodeNetworkInterfaceDown', { instance: 'worker-9' });
  expect(gone.diagnosis.isHealthy).toBe(false);
  expect(sayOf(gone, 'node')[0]).not.toBe('healthy');
  expect(sayOf(gone, 'component')[0]).toBe('healthy');
  expect(sayOf(look('NodeNetworkInterfaceDown', {}), 'counted')).toEqual([
    'unknown',
    'Could not read: The alert has no label `instance` that names its node.',
  ]);
});
