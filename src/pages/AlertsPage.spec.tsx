import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import { fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';

import { exampleAnswer, exampleRule } from '../alerts/example-rules';
import AlertsPage from './AlertsPage';
import RunbooksPage from './RunbooksPage';

const RULES = exampleAnswer(
  exampleRule({ name: 'VirtAPIDown' }),
  exampleRule({ name: 'CnaoDown', labels: { severity: 'warning' } }),
);

const Address = (): React.JSX.Element => <output aria-label="address">{useLocation().search}</output>;

const open = (page: React.JSX.Element, address: string): void => {
  jest
    .mocked(consoleFetchJSON)
    .mockImplementation((url) => Promise.resolve(url.startsWith('/api/prometheus/') ? RULES : []));
  render(
    <MemoryRouter initialEntries={[address]}>
      {page}
      <Address />
    </MemoryRouter>,
  );
};
const address = (): HTMLElement => screen.getByRole('status', { name: 'address' });

test('an address shows what its sender saw', async () => {
  open(<AlertsPage />, '/virtualization/monitoring/alerts?severity=warning&perPage=50');
  expect(await screen.findByRole('link', { name: 'CnaoDown' })).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'VirtAPIDown' })).toBeNull();
});

test('a filter is written into the address, and the rows follow', async () => {
  open(<AlertsPage />, '/virtualization/monitoring/alerts?sort=name&page=2');
  const counts = await screen.findByRole('group', { name: 'Firing alerts by severity' });
  fireEvent.click(within(counts).getByRole('button', { name: /Critical/ }));
  expect(address()).toHaveTextContent('?state=firing&severity=critical&sort=name');
  expect(screen.getByRole('link', { name: 'VirtAPIDown' })).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'CnaoDown' })).toBeNull();
});

test('the search among the runbooks is in the address', async () => {
  open(<RunbooksPage />, '/virtualization/monitoring/runbooks?name=virtapi');
  const row = screen.getByRole('row', { name: /^VirtAPIDown / });
  expect(await within(row).findByRole('link', { name: 'Firing' })).toBeInTheDocument();
  fireEvent.change(screen.getByRole('textbox', { name: 'Search the runbooks' }), { target: { value: 'SSPDown' } });
  expect(address()).toHaveTextContent('?name=SSPDown');
  expect(screen.queryByRole('row', { name: /^VirtAPIDown / })).toBeNull();
});
