import { fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';

import { exampleAnswer, exampleRule } from '../../alerts/example-rules';
import { parseRules } from '../../alerts/parse-rules';
import { evaluated, exampleReading } from '../../hooks/example-reading';
import type { AlertsReading } from '../../hooks/useAlerts';
import { RUNBOOKS } from '../../runbooks/catalogue';
import { RunbooksView } from './RunbooksView';

const FIRING = parseRules(exampleAnswer(exampleRule()));

const show = (more: Partial<AlertsReading> = {}, search = ''): jest.Mock => {
  const onSearch = jest.fn();
  const reading = exampleReading({ alerts: FIRING, ...more });
  render(
    <MemoryRouter>
      <RunbooksView reading={reading} search={search} onSearch={onSearch} />
    </MemoryRouter>,
  );
  return onSearch;
};
const row = (name: string): HTMLElement => screen.getByRole('row', { name: new RegExp(`^${name} `) });

test('every runbook has a row that leads to it', () => {
  show();
  const addresses = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
  for (const { alert } of RUNBOOKS) expect(addresses).toContain(`/virtualization/monitoring/runbooks/${alert}`);
});

test('says which alerts have a runbook which only general checks, which none, and every severity of a name', () => {
  show();
  expect(within(row('VirtControllerDown')).getByText('Runbook')).toBeInTheDocument();
  expect(within(row('HPPNotReady')).getByText('General checks')).toBeInTheDocument();
  // What an operator does says nothing about one machine.
  expect(within(row('VMStorageClassWarning')).getByText('None yet')).toBeInTheDocument();
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

test('finds by name or component, in any case', () => {
  show({}, 'ssp-OPERATOR');
  expect(row('SSPDown')).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'VirtControllerDown' })).toBeNull();
});

test('a search that finds nothing says so and can be cleared', () => {
  const onSearch = show({}, '"; rm -rf ~ #');
  expect(screen.getByRole('heading', { name: 'No runbook fits the search' })).toBeInTheDocument();
  fireEvent.click(screen.getByRole('button', { name: 'Clear the search' }));
  expect(onSearch).toHaveBeenCalledWith('');
});
