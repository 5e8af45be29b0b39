import { RUNBOOKS } from '../runbooks/catalogue';
import { caseOf } from './case';
import { planOf, type PlannedStep } from './plan';

const queriesOf = (planned: readonly PlannedStep[]): readonly string[] =>
  planned.flatMap(({ parts }) => parts).flatMap(({ probe }) => (probe.kind === 'metric' ? [probe.query] : []));

/** With a resource that says where the component is nowhere to be found: the label of the alert does. */
const EMPTY = { lists: new Proxy({}, { get: () => ({ state: 'empty' }) }), logs: {}, samples: {} };
const PLANS = RUNBOOKS.map((runbook) => {
  const { alert } = runbook;
  return [alert, planOf(caseOf(runbook, { alertname: alert, namespace: 'openshift-cnv' }), EMPTY)] as const;
}).filter(([, { steps, checks }]) => queriesOf(steps).length > 0 && queriesOf(checks).length > 0);

test.each(PLANS)('%s: what its steps show is asked for before what is read besides', (_alert, { steps, queries }) => {
  const shown = [...new Set(queriesOf(steps))];
  expect(queries.slice(0, shown.length)).toEqual(shown);
});
