import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';

import type { Silence } from '../../alerts/alert';
import { exampleAnswer, exampleRule } from '../../alerts/example-rules';
import { readView, type ListView } from '../../alerts/filter';
import { parseRules } from '../../alerts/parse-rules';
import { applySilences } from '../../alerts/silences';
import { evaluated, exampleReading } from '../../hooks/example-reading';
import type { AlertsReading } from '../../hooks/useAlerts';
import { AlertsView } from './AlertsView';
import { Now } from './Now';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const FAILED = { state: 'failed', reason: 'Bad Gateway', httpStatus: 502, remedy: { text: 'Wait.' } } as const;

const rule = (name: string, severity: string, count: number, more: Record<string, string> = {}): object =>
  exampleRule({
    name,
    labels: { severity, ...more },
    alerts: Array.from({ length: count }, (_item, index) => ({
      state: 'firing',
      activeAt: '2026-01-15T09:46:00Z',
      labels: { name: `vm-${String(index)}` },
    })),
  });
const alertsOf = (...rules: object[]): AlertsReading['alerts'] => parseRules(exampleAnswer(...rules));

const view = (query = ''): ListView => readView(new URLSearchParams(`view=alerts&${query}`));
const page = (more: Partial<AlertsReading>, given = view(), onChange = jest.fn()): React.JSX.Element => (
  <MemoryRouter>
    <AlertsView reading={exampleReading(more)} view={given} onChange={onChange} now={NOW} />
  </MemoryRouter>
);

// What the column "Now" runs comes after the rows, once for all.
beforeAll(async () => {
  render(<Now alert="HasNoRunbook" />);
  expect(await screen.findByText('-')).toBeInTheDocument();
});

test('nothing at the last good reading is no good news while later ones fail', () => {
  render(page({ error: FAILED, readAt: NOW - 90_000 }));
  expect(
    screen.getByRole('heading', { name: 'No virtualization alert was firing when last read' }),
  ).toBeInTheDocument();
  expect(screen.queryByRole('heading', { name: 'No virtualization alert is firing' })).toBeNull();
  expect(screen.getByText('Bad Gateway')).toBeInTheDocument();
});

describe('no alert is good news only where the rules are evaluated', () => {
  const GOOD = 'No virtualization alert is firing';
  const UNKNOWN = 'Whether a virtualization alert fires is not known';

  test('all is well', () => {
    render(page({}));
    expect(screen.getByRole('heading', { name: GOOD })).toBeInTheDocument();
    expect(screen.queryByText(/Alerts may be missing/)).toBeNull();
  });

  test.each([
    ['in part', { lost: ['rpc error: no such host'] }, /Alerts may be missing/],
    ['without any rule of ours', { rules: [] }, /No alerting rule of OpenShift Virtualization is evaluated/],
    [
      'with a rule that fails',
      { rules: [evaluated('SSPDown', { health: 'err', lastError: 'many-to-many matching not allowed' })] },
      'SSPDown: many-to-many matching not allowed',
    ],
    ['before the first evaluation', { rules: [evaluated('SSPDown', { health: 'unknown' })] }, /were not evaluated yet/],
  ] as const)('Prometheus answered %s', (_name, more, says) => {
    render(page(more));
    expect(screen.getByText(says)).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: UNKNOWN })).toBeInTheDocument();
    expect(screen.queryByRole('heading', { name: GOOD })).toBeNull();
    expect(document.querySelector('.pf-m-success')).toBeNull();
  });

  test('what Thanos says is told beside the alerts that it has', () => {
    render(page({ lost: ['rpc error: no such host'], alerts: alertsOf(rule('SSPDown', 'critical', 1)) }));
    expect(screen.getByText('rpc error: no such host')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'SSPDown' })).toBeInTheDocument();
  });

  test('a project never has it', () => {
    render(page({ scope: { kind: 'project', namespace: 'vms' }, rules: [] }));
    expect(
      screen.getByRole('heading', { name: /No virtualization alert is known in project vms/ }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/No alerting rule of OpenShift Virtualization is evaluated/)).toBeNull();
    expect(document.querySelector('.pf-m-success')).toBeNull();
  });
});

test('an inhibited row says by which alert, and can be filtered for', () => {
  const [alert] = alertsOf(rule('SSPDown', 'warning', 1));
  const inhibited = { ...alert!, state: 'inhibited', inhibitedBy: ['SSPTemplateValidatorDown'] } as const;
  render(page({ alerts: [inhibited] }, view('state=inhibited')));
  expect(screen.getByText('Inhibited', { selector: 'td' })).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: 'Details' }));
  expect(screen.getByText(/^Inhibited by SSPTemplateValidatorDown: /)).toBeInTheDocument();
});

test('what is held back by comparing matchers is said to be so', () => {
  render(page({ alertmanagerError: FAILED, alerts: alertsOf(rule('SSPDown', 'critical', 1)) }));
  expect(screen.getByText(/compared the silences' matchers/)).toBeInTheDocument();
});

test('a count filters by its severity', () => {
  const onChange = jest.fn();
  render(
    page(
      { alerts: alertsOf(rule('SSPDown', 'critical', 1), rule('CnaoDown', 'warning', 3)) },
      view('page=2'),
      onChange,
    ),
  );
  const counts = screen.getByRole('group', { name: 'Firing alerts by severity' });
  expect(within(counts).getByRole('button', { name: /Critical 1$/ })).toBeVisible();
  fireEvent.click(within(counts).getByRole('button', { name: /Warning 1 \(3 instances\)/ }));
  expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ severity: ['warning'], state: ['firing'], page: 1 }));
});

test('a count of none is left out where it is not known', () => {
  const alerts = alertsOf(rule('SSPDown', 'critical', 1));
  const counts = (): HTMLElement => screen.getByRole('group', { name: 'Firing alerts by severity' });
  const { rerender } = render(page({ alerts }));
  expect(within(counts()).getByRole('button', { name: /Warning 0$/ })).toBeVisible();
  for (const more of [{ lost: ['no such host'] }, { error: FAILED }]) {
    rerender(page({ alerts, ...more }));
    expect(within(counts()).getByRole('button', { name: /Critical 1$/ })).toBeVisible();
    expect(within(counts()).queryByRole('button', { name: /0$/ })).toBeNull();
  }
});

test('a heading sorts, and the address says how', () => {
  const onChange = jest.fn();
  const alerts = alertsOf(rule('SSPDown', 'critical', 1), rule('CnaoDown', 'warning', 1));
  const { rerender } = render(page({ alerts }, view(), onChange));
  const names = (): (string | null)[] =>
    screen.getAllByRole('link', { name: /Down$/ }).map(({ textContent }) => textContent);
  expect(names()).toEqual(['SSPDown', 'CnaoDown']);
  fireEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ sort: 'name', descending: false }));
  rerender(page({ alerts }, view('sort=name')));
  expect(names()).toEqual(['CnaoDown', 'SSPDown']);
});

test('a page of the address that no longer exists shows the last one', () => {
  const rules = Array.from({ length: 25 }, (_item, index) => rule(`Alert${String(index).padStart(2, '0')}`, 'info', 1));
  render(page({ alerts: alertsOf(...rules) }, view('page=9')));
  expect(screen.getAllByRole('link', { name: /^Alert\d\d$/ })).toHaveLength(5);
});

test('an instance that names the pod of a virtual machine alone leads to the machine, asked for once', async () => {
  const fetchJson = jest.mocked(consoleFetchJSON);
  fetchJson.mockImplementation(async (url) =>
    url.endsWith('/virt-launcher-web-x7k2p')
      ? Promise.resolve({ metadata: { ownerReferences: [{ kind: 'VirtualMachineInstance', name: 'web' }] } })
      : url.endsWith('/virt-launcher-db-a1b2c')
        ? Promise.resolve({ metadata: { labels: { 'vm.kubevirt.io/name': 'db' } } })
        : Promise.reject(new Error('gone')),
  );
  const pods = ['virt-launcher-web-x7k2p', 'virt-launcher-db-a1b2c', 'virt-launcher-gone'];
  const alerts = alertsOf(
    exampleRule({
      name: 'KubePodNotReady',
      labels: { severity: 'warning', kubernetes_operator_part_of: 'kubevirt' },
      alerts: pods.map((pod) => ({
        state: 'firing',
        activeAt: '2026-01-15T09:46:00Z',
        labels: { namespace: 'vms', pod },
      })),
    }),
  );
  const { unmount } = render(page({ alerts }));
  fireEvent.click(screen.getByRole('button', { name: 'Details' }));
  expect(await screen.findByRole('link', { name: 'web' })).toHaveAttribute('href', '/vms/web');
  expect(await screen.findByRole('link', { name: 'db' })).toHaveAttribute('href', '/vms/db');
  expect(screen.queryByRole('link', { name: 'gone' })).toBeNull();
  const asked = fetchJson.mock.calls.length;
  expect(asked).toBe(3);
  unmount();
  render(page({ alerts }));
  fireEvent.click(screen.getByRole('button', { name: 'Details' }));
  expect(screen.getByRole('link', { name: 'web' })).toBeVisible();
  fetchJson.mockReset();
});

test('instances that resolve while they are open take their page with them', () => {
  const { rerender } = render(page({ alerts: alertsOf(rule('VMCannotBeEvicted', 'warning', 45)) }));
  fireEvent.click(screen.getByRole('button', { name: 'Details' }));
  const pages = screen.getByRole('navigation', { name: 'Pages of the instances of VMCannotBeEvicted' });
  fireEvent.click(within(pages).getByRole('button', { name: /next page/i }));
  fireEvent.click(within(pages).getByRole('button', { name: /next page/i }));
  expect(screen.getAllByRole('link', { name: /, instance/ })).toHaveLength(5);
  expect(screen.getByRole('link', { name: 'VMCannotBeEvicted, instance 41' })).toBeVisible();
  rerender(page({ alerts: alertsOf(rule('VMCannotBeEvicted', 'warning', 22)) }));
  expect(screen.getAllByRole('link', { name: /, instance/ })).toHaveLength(2);
});

test('of many instances it is said how many there are, and more of them are shown when asked', async () => {
  const user = userEvent.setup();
  render(page({ alerts: alertsOf(rule('VMCannotBeEvicted', 'warning', 130)) }));
  await user.click(screen.getByRole('button', { name: 'Details' }));
  await user.click(screen.getByRole('button', { name: /1 - 20 of 130/ }));
  await user.click(await screen.findByRole('menuitem', { name: /100/ }));
  expect(screen.getAllByRole('link', { name: /, instance/ })).toHaveLength(100);
});

test('a silenced row says who silenced it, until when and why', () => {
  const silence: Silence = {
    id: '7d4b8a1e',
    createdBy: 'kim',
    comment: 'upgrade <b>tonight</b>',
    startsAt: '2026-01-15T09:00:00Z',
    endsAt: '2026-01-15T12:30:00Z',
    matchers: [{ name: 'alertname', value: 'SSPDown', isRegex: false, isEqual: true }],
  };
  render(page({ alerts: applySilences(alertsOf(rule('SSPDown', 'critical', 1)), [silence]) }));
  fireEvent.click(screen.getByRole('button', { name: 'Details' }));
  const said = screen.getByText(/^Silenced by kim until .*2026.*: upgrade <b>tonight<\/b>$/);
  expect(said).not.toHaveTextContent('T12:30:00Z');
});

test('silences that can not be read matter only where there are alerts', () => {
  const neither = { alertmanagerError: FAILED, silencesError: FAILED };
  const { rerender } = render(page(neither));
  expect(screen.queryByText(/The silences/)).toBeNull();
  rerender(page({ ...neither, alerts: alertsOf(rule('SSPDown', 'critical', 1)) }));
  expect(
    screen.getByText(/The silences \(some of these alerts may be silenced\) could not be read/),
  ).toBeInTheDocument();
});

test('rules that nobody can place are counted', () => {
  render(page({ skippedRules: 2 }));
  expect(
    screen.getByText(/^2 alerting rules without a name are not shown$|2 alerting rules without a name/),
  ).toBeInTheDocument();
});

test('a label of two thousand characters is text, and cut short on the page', () => {
  const evil = `<img src=x onerror=alert(1)>"; rm -rf ~ #${'x'.repeat(2000)}`;
  render(page({ alerts: alertsOf(rule('SSPDown', 'critical', 1, { evil })) }));
  fireEvent.click(screen.getByRole('button', { name: 'Details' }));
  expect(screen.getByText(`evil=${evil}`)).toBeInTheDocument();
  expect(document.querySelector('img')).toBeNull();
});
