import { KNOWN_ALERTS } from '../alerts/known-alerts';
import { RUNBOOKS } from './catalogue';
import { fetchRunbook, indexedRunbook } from './runbook-index';

test.each(RUNBOOKS.map((runbook) => [runbook.alert, runbook] as const))(
  '%s is indexed as what it is, and fetched by its name',
  async (alert, runbook) => {
    expect(indexedRunbook(alert)?.about).toBe(runbook.subject.kind);
    expect(await fetchRunbook(alert)).toBe(runbook);
  },
);

test('a former name fetches the same', async () => {
  expect((await fetchRunbook('SSPOperatorDown'))?.alert).toBe('SSPDown');
});

test.each(['NoSuchAlert', 'toString', ''])('there is none for %j', async (name) => {
  expect(indexedRunbook(name)).toBeUndefined();
  expect(await fetchRunbook(name)).toBeUndefined();
});

test('knows no alert but those that have a runbook', () => {
  const indexed = KNOWN_ALERTS.filter(({ alert }) => indexedRunbook(alert) !== undefined).map(({ alert }) => alert);
  expect(new Set(indexed)).toEqual(new Set(RUNBOOKS.map(({ alert }) => alert)));
});
