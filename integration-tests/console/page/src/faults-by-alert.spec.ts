import { faultsByAlert } from './faults-by-alert';
import type { Fault } from './faults-by-alert';

const fault = (name: string, alert: string): Fault => ({ name, alert, title: `Why ${name}`, on: false });
const namesOf = (faults: readonly Fault[]): [string, string[]][] =>
  faultsByAlert(faults).map(({ alert, faults: ofAlert }) => [alert, ofAlert.map(({ name }) => name)]);

test.each<[string, readonly Fault[], [string, string[]][]]>([
  ['nothing', [], []],
  [
    'alerts by name, their faults in order',
    [fault('SSPDown', 'SSPDown'), fault('KubemacpoolDown', 'KubemacpoolDown'), fault('SSPDown-quota', 'SSPDown')],
    [
      ['KubemacpoolDown', ['KubemacpoolDown']],
      ['SSPDown', ['SSPDown', 'SSPDown-quota']],
    ],
  ],
  [
    'by the alert, not by the beginning of the name',
    [fault('VirtAPIDown-dns', 'VirtApiRESTErrorsBurst'), fault('VirtAPIDown', 'VirtAPIDown')],
    [
      ['VirtAPIDown', ['VirtAPIDown']],
      ['VirtApiRESTErrorsBurst', ['VirtAPIDown-dns']],
    ],
  ],
])('%s', (_name, faults, groups) => {
  expect(namesOf(faults)).toEqual(groups);
});
