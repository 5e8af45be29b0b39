import { findRunbook, RUNBOOKS } from '../../runbooks/catalogue';
import { componentOf } from '../../runbooks/subject';
import { verdictOf } from '../make-verdict';

const REST_ERRORS = RUNBOOKS.map(({ alert }) => alert).filter((name) => name.endsWith('RESTErrorsBurst'));

test.each(REST_ERRORS)('%s is not well where no call was measured, and each row is a share', (alert) => {
  const { steps, subject } = findRunbook(alert)!;
  const workload = componentOf(subject);
  const measured = steps.filter(({ id }) => id.startsWith('failing-'));
  const statuses = measured.map((step) => verdictOf(step, [{ state: 'empty' }], { workload, now: 0 }).status);
  expect(statuses).toEqual(['unknown', 'healthy']);
  const refused = [{ labels: { code: '401', verb: 'LIST', resource: 'pods' }, value: 1 }];
  const rows = { state: 'found', data: { kind: 'samples', samples: refused } } as const;
  expect(verdictOf(measured[1]!, [rows], { workload, now: 0 }).status).toBe('problem');
});
