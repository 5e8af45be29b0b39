import { ActionServiceProvider, useAccessReview, useActivePerspective } from '@openshift-console/dynamic-plugin-sdk';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router';

import type { Alert } from '../../alerts/alert';
import type { MonitoringScope } from '../../alerts/monitoring-scope';
import { parseRules } from '../../alerts/parse-rules';
import { OPEN_RUNBOOK } from '../../hooks/useOpenRunbook';
import { AlertHeader } from './AlertHeader';

const rule = {
  name: 'VMCannotBeEvicted',
  type: 'alerting',
  query: 'kubevirt_vmi_non_evictable > 0',
  duration: 60,
  labels: { severity: 'warning', kubernetes_operator_part_of: 'kubevirt' },
  alerts: [{ state: 'firing', activeAt: '2026-01-15T09:45:00Z', labels: { namespace: 'vms', name: 'web' } }],
};
const firing = parseRules({ status: 'success', data: { groups: [{ name: 'g', file: 'f', rules: [rule] }] } })[0]!;
const silenced: Alert = {
  ...firing,
  state: 'silenced',
  silencedBy: [
    { id: '7d4b', createdBy: 'kim', comment: 'upgrade', startsAt: '', endsAt: '2026-01-15T12:00:00Z', matchers: [] },
  ],
};

const Address = (): React.JSX.Element => {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{pathname + search}</output>;
};

const show = (alert: Alert, scope: MonitoringScope = { kind: 'cluster' }): void => {
  render(
    <MemoryRouter>
      <AlertHeader alert={alert} scope={scope} />
      <Address />
    </MemoryRouter>,
  );
};
const address = (): URL => new URL(screen.getByRole('status', { name: 'address' }).textContent, 'http://console');

const review = jest.mocked(useAccessReview);
const perspective = jest.mocked(useActivePerspective);
const provider = jest.mocked(ActionServiceProvider);
afterEach(() => {
  review.mockReset().mockReturnValue([true, false]);
  perspective.mockReset().mockReturnValue(['admin', () => undefined]);
});

describe('silencing', () => {
  test.each([
    ['This instance', { kind: 'cluster' }, firing.labels],
    ['Every instance of the alert', { kind: 'cluster' }, { alertname: 'VMCannotBeEvicted' }],
    [
      'Every instance of the alert',
      { kind: 'project', namespace: 'vms' },
      { alertname: 'VMCannotBeEvicted', namespace: 'vms' },
    ],
  ] as const)('%s fills in the form of the console', async (choice, scope, matchers) => {
    const user = userEvent.setup();
    perspective.mockReturnValue(['virtualization-perspective', () => undefined]);
    show(firing, scope);
    await user.click(screen.getByRole('button', { name: 'Silence' }));
    await user.click(screen.getByRole('menuitem', { name: new RegExp(`^${choice}`) }));
    expect(address().pathname).toBe('/virt-monitoring/silences/~new');
    expect(Object.fromEntries(address().searchParams)).toEqual(matchers);
  });

  test.each([
    [{ kind: 'cluster' }, 'alertmanagers', /monitoring-alertmanager-edit in openshift-monitoring/],
    [{ kind: 'project', namespace: 'vms' }, 'prometheusrules', /monitoring-rules-edit in project vms/],
  ] as const)('those who may not are told which role they lack', async (scope, resource, role) => {
    const user = userEvent.setup();
    review.mockReturnValue([false, false]);
    show(firing, scope);
    expect(review).toHaveBeenCalledWith(expect.objectContaining({ resource, verb: 'create' }));
    expect(screen.queryByRole('button', { name: 'Silence' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Why can I not silence it?' }));
    expect(await screen.findByText(role)).toBeInTheDocument();
  });

  test('a silenced alert says by whom and why, leads to the silence, and is not silenced again', () => {
    show(silenced);
    expect(screen.getByText(/Silenced by kim until .*: upgrade/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the silence' })).toHaveAttribute('href', '/monitoring/silences/7d4b');
    expect(screen.queryByRole('button', { name: 'Silence' })).toBeNull();
  });
});

describe("other plugins' actions", () => {
  const answer = (actions: unknown[]): void => {
    provider.mockImplementation(({ children }) =>
      children({ actions: actions as never, options: [], loaded: true, error: undefined }),
    );
  };
  afterEach(() => {
    answer([]);
  });

  test('are here as on the page of the console, without the one that leads here', async () => {
    const open = jest.fn();
    answer([
      { id: 'panel', label: 'Troubleshooting Panel', cta: open },
      { id: 'logs', label: 'Logs', cta: { href: '/monitoring/logs' } },
      { id: 'web', label: 'Elsewhere', cta: { href: 'https://example.com', external: true } },
      { id: OPEN_RUNBOOK, label: 'Open runbook', cta: jest.fn() },
    ]);
    show(firing);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Troubleshooting Panel' }));
    expect(open).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('link', { name: 'Logs' })).toHaveAttribute('href', '/monitoring/logs');
    expect(screen.getByRole('link', { name: 'Elsewhere' })).toHaveAttribute('target', '_blank');
    expect(screen.queryByText('Open runbook')).toBeNull();
  });

  test.each([
    ['admin', 'alert-detail-toolbar-actions'],
    ['virtualization-perspective', 'alert-detail-toolbar-actions-virtualization-perspective'],
  ])('are those of perspective %s, and are given the alert as the console gives it', (active, context) => {
    perspective.mockReturnValue([active, () => undefined]);
    show(firing);
    expect(provider.mock.lastCall?.[0].context).toEqual({
      [context]: {
        alert: expect.objectContaining({
          labels: firing.labels,
          state: 'firing',
          rule: expect.objectContaining({ id: firing.rule.id, name: 'VMCannotBeEvicted', type: 'alerting' }) as unknown,
        }) as unknown,
      },
    });
  });

  test('one that breaks takes nothing else with it', () => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    provider.mockImplementation(() => {
      throw new Error('a plugin is broken');
    });
    show(firing);
    expect(screen.getByRole('heading', { name: 'VMCannotBeEvicted' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open in Observe' })).toBeInTheDocument();
    quiet.mockRestore();
  });
});
