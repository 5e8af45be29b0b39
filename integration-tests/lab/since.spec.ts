/** @jest-environment node */
import { caseOf } from '../../src/diagnosis/case';
import { findRunbook } from '../../src/runbooks/catalogue';
import { investigateLab } from './investigate-lab';
import { labelsOfAlert } from './labels-of-alert';
import { Lab } from './lab';
import { REFERENCE_TIME } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const lab = new Lab();
beforeEach(() => {
  jest.setSystemTime(Date.parse(REFERENCE_TIME));
  lab.reset();
});
afterAll(() => {
  lab.close();
});

const NAMES = lab
  .list()
  .filter(({ alert }) => findRunbook(alert) !== undefined)
  .map(({ name, alert }) => [name, alert] as const);

/** What each step says, and since when it is said to be so. */
const sinceWhen = (alert: string): Record<string, readonly [string, number | undefined]> => {
  const { results } = investigateLab(lab, caseOf(findRunbook(alert)!, labelsOfAlert(lab, alert)));
  return Object.fromEntries(results.map(({ stepId, verdict, since }) => [stepId, [verdict.status, since] as const]));
};

test.each(NAMES)('%s: since when something is so does not depend on when it is looked at', (name, alert) => {
  lab.switch(name, true);
  const first = sinceWhen(alert);
  jest.advanceTimersByTime(40_000);
  const later = sinceWhen(alert);
  for (const [step, [status, since]] of Object.entries(first)) {
    if (since !== undefined) expect(since).toBeLessThan(Date.parse(REFERENCE_TIME));
    if (later[step]?.[0] === status) expect({ step, since: later[step][1] }).toEqual({ step, since });
  }
});

test.each<[string, string, string]>([
  ['NoReadyVirtController-crash-loop', 'pods', '09:05:11'],
  ['NoReadyVirtController-crash-loop', 'nodes', '09:56:41'],
  ['LowReadyVirtControllersCount', 'pods', '09:37:50'],
])('%s: the step %s is so since the moment that its object names', (name, step, time) => {
  lab.switch(name, true);
  const at = sinceWhen(name.split('-')[0] ?? '')[step]?.[1];
  expect(new Date(at ?? 0).toISOString()).toBe(`2026-01-15T${time}.000Z`);
});
