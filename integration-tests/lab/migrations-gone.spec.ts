/** @jest-environment node */
import { caseOf } from '../../src/diagnosis/case';
import { inEnglish } from '../../src/message';
import { findRunbook } from '../../src/runbooks/catalogue';
import { investigateLab } from './investigate-lab';
import { Lab } from './lab';
import { labelsOfAlert } from './labels-of-alert';
import { REFERENCE_TIME } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const ALERT = 'KubeVirtVMIExcessiveMigrations';
const lab = new Lab();
afterAll(() => {
  lab.close();
});

test('where no migration is left as an object, what is said is what the metric shows, and no more', () => {
  lab.switch(ALERT, true);
  for (const { apiVersion, kind, metadata } of lab.world.list('kubevirt.io', 'VirtualMachineInstanceMigration')) {
    lab.world.remove({ apiVersion, kind, namespace: metadata.namespace ?? '', name: metadata.name });
  }
  const found = investigateLab(lab, caseOf(findRunbook(ALERT)!, labelsOfAlert(lab, ALERT)));
  const said = found.diagnosis.findings.map(({ sentence }) => inEnglish(sentence));
  expect(said).toEqual([expect.stringMatching(/^Evictions: 13/), expect.stringMatching(/^Migrations of 24 hours: 13/)]);
  const migrations = found.results.find(({ stepId }) => stepId === 'migrations');
  expect(migrations?.verdict).toMatchObject({ status: 'healthy', evidence: { text: 'There is none' } });
  const supported = found.causes.filter(({ verdict }) => verdict?.status === 'supported').map(({ cause }) => cause.id);
  expect(supported).toEqual(['evacuations']);
});
