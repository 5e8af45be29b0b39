import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';

import { exampleAnswer, exampleRule } from '../../alerts/example-rules';
import { parseRules } from '../../alerts/parse-rules';
import { evaluated, exampleReading } from '../../hooks/example-reading';
import type { AlertsReading } from '../../hooks/useAlerts';
import { KNOWN_ALERTS } from '../../alerts/known-alerts';
import { RUNBOOKS } from '../../runbooks/catalogue';
import { readCatalogueView } from '../../runbooks/catalogue-view';
import { KNOWN_ROWS } from '../../runbooks/known-rows';
import { RunbooksView } from './RunbooksView';

const FIRING = parseRules(exampleAnswer(exampleRule()));

const show = (more: Partial<AlertsReading> = {}, address = ''): jest.Mock => {
  const onChange = jest.fn();
  const view = readCatalogueView(new URLSearchParams(address));
  const reading = exampleReading({ alerts: FIRING, ...more });
  render(
    <MemoryRouter>
      <RunbooksView reading={reading} view={view} onChange={onChange} />
    </MemoryRouter>,
  );
  return onChange;
};
const shown = (): number => screen.getAllByRole('link', { name: /^\w+$/ }).length;
const row = (name: string): HTMLElement => screen.getByRole('row', { name: new RegExp(`^${name} `) });

test('every runbook has a row that leads to it', () => {
  show();
  const addresses = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  for (const { alert } of RUNBOOKS) expect(addresses).toContain(`/virtualization/monitoring/runbooks/${alert}`);
});

test('says which alerts have a runbook which only general checks, which none, and every severity of a name', () => {
  show();
  expect(within(row('VirtControllerDown')).getByText('Runbook')).toBeInTheDocument();
  const without = KNOWN_ROWS.filter(({ hasRunbook }) => !hasRunbook);
  // What an operator does says nothing about one machine.
  for (const { name, hasChecks, isRetired } of without) {
    const otherwise = hasChecks ? 'General checks' : 'None yet';
    expect(within(row(name)).getByText(isRetired ? 'Retired' : otherwise)).toBeInTheDocument();
  }
  expect(without.some(({ isRetired }) => isRetired)).toBe(true);
  const two = row('HCOOperatorConditionsUnhealthy');
  expect(within(two).getByRole('list', { name: 'Severity' })).toHaveTextContent(/Critical.*Warning/);
});

test.each([
  ['VirtAPIDown', 'All'],
  ['SingleStackIPv6Unsupported', 'Up to 4.19'],
  ['VirtHandlerDown', 'Since 4.22'],
  ['VirtualMachineInstanceHasEphemeralHotplugVolume', '4.20 to 4.22'],
  ['NoLeadingVirtController', 'After 4.22'],
])('says which releases raise %s: %s', (name, releases) => {
  show();
  expect(within(row(name)).getByText(releases)).toBeInTheDocument();
});

test('an alert that fires leads to its page; others say that they do not', () => {
  show();
  expect(within(row('VirtControllerDown')).getByRole('link', { name: 'Firing' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/virtualization\/monitoring\/alerts\/\d+\?.*alertname=VirtControllerDown/),
  );
  expect(within(row('SSPDown')).getByText('Not firing')).toBeInTheDocument();
});

test.each([
  ['answered in part', { lost: ['no such host'] }, 'Unknown'],
  ['has no rule of ours', { rules: [] }, 'Unknown'],
  ['has no such rule', { rules: [evaluated('VirtControllerDown')] }, 'No such rule is evaluated'],
  ['fails to evaluate it', { rules: [evaluated('SSPDown', { health: 'err' })] }, 'Unknown: its rule fails'],
] as const)('an alert is not said not to fire where Prometheus %s', (_name, more, says) => {
  show({ ...more, alerts: [] });
  expect(within(row('SSPDown')).getByText(says)).toBeInTheDocument();
  expect(within(row('SSPDown')).queryByText('Not firing')).toBeNull();
});

test('an alert that fires for a rule that fails says both', () => {
  show({ rules: [evaluated('VirtControllerDown', { health: 'err', lastError: 'bad' })] });
  expect(row('VirtControllerDown')).toHaveTextContent('Firing (its rule fails)');
  expect(screen.getByText('VirtControllerDown: bad')).toBeInTheDocument();
});

test('alerts that could not be read are unknown, not healthy', () => {
  const error = {
    state: 'forbidden',
    verb: 'get',
    resource: 'prometheuses/api',
    group: 'monitoring.coreos.com',
    namespace: 'openshift-monitoring',
    reason: 'Forbidden (user=kim)',
  } as const;
  show({ alerts: [], loaded: false, error });
  expect(screen.getByText(/cluster-monitoring-view/)).toBeInTheDocument();
  expect(within(row('SSPDown')).getByText('Unknown')).toBeInTheDocument();
  expect(screen.queryByText('Not firing')).toBeNull();
});

test('finds by name or component, in any case, by every word', () => {
  show({}, 'name=ssp-OPERATOR+down');
  expect(row('SSPDown')).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'SSPFailingToReconcile' })).toBeNull();
  expect(screen.queryByRole('link', { name: 'VirtControllerDown' })).toBeNull();
});

test('alerts stand under their component, and what does not fire is not red', () => {
  show();
  const groups = screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
  expect(groups).toEqual(
    [...new Set(KNOWN_ALERTS.map(({ component }) => component))].sort((a, b) => a.localeCompare(b)),
  );
  expect(document.querySelectorAll('.pf-m-danger')).toHaveLength(1);
  expect(row('VirtControllerDown').querySelector('.pf-m-danger, .pf-m-warning')).not.toBeNull();
});

test.each([
  ['about=machine', ['VMCannotBeEvicted'], ['SSPDown', 'CDINoDefaultStorageClass', 'NodeNetworkInterfaceDown']],
  ['about=node&about=storage', ['NodeNetworkInterfaceDown', 'CDIDataImportCronOutdated'], ['SSPDown']],
  ['component=ssp-operator', ['SSPDown'], ['VirtControllerDown']],
  ['release=4.19', ['SingleStackIPv6Unsupported', 'SSPDown'], ['VirtHandlerDown', 'NoLeadingVirtController']],
  ['firing=yes', ['VirtControllerDown'], ['SSPDown']],
])('%s shows what it says', (address, there, gone) => {
  show({}, address);
  for (const name of there) expect(row(name)).toBeInTheDocument();
  for (const name of gone) expect(screen.queryByRole('link', { name })).toBeNull();
});

test('shows the alerts whose rule is loaded, or says that it is not known', () => {
  show({ rules: [evaluated('SSPDown')] }, 'loaded=yes');
  expect(shown()).toBeLessThan(5);
  expect(row('SSPDown')).toBeInTheDocument();
});

test('a cluster whose rules could not be read hides no alert', () => {
  show({ rules: [], lost: ['no such host'] }, 'loaded=yes');
  expect(row('VirtHandlerDown')).toBeInTheDocument();
  expect(screen.getByText(/Which rules this cluster evaluates is not known/)).toBeInTheDocument();
});

test('the texts of the runbooks are searched when asked', async () => {
  const words = 'name=evicted+migrat';
  show({}, words);
  expect(screen.queryByRole('link', { name: 'VirtualMachineStuckOnNode' })).toBeNull();
  cleanup();
  show({}, `${words}&in=texts`);
  expect(await screen.findByRole('link', { name: 'VMCannotBeEvicted' })).toBeInTheDocument();
  expect(screen.queryByText('Fetching the texts of the runbooks…')).toBeNull();
});

test('a filter that is chosen is told, to stand in the address', () => {
  const onChange = show({}, 'name=virt');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Firing now' }));
  expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ name: 'virt', isFiring: true }));
});

test('a search that finds nothing says so and can be cleared', () => {
  const onChange = show({}, `name=${encodeURIComponent('"; rm -rf ~ #')}`);
  expect(screen.getByRole('heading', { name: 'No runbook fits the search' })).toBeInTheDocument();
  const [last] = screen.getAllByRole('button', { name: 'Clear all filters' }).slice(-1);
  fireEvent.click(last!);
  expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ name: '' }));
});
