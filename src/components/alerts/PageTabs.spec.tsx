import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';

import { PageTabs } from './PageTabs';

const show = (page: React.JSX.Element): HTMLElement => {
  render(<MemoryRouter>{page}</MemoryRouter>);
  return screen.getByRole('navigation', { name: 'Pages of Virtualization Alerts' });
};

test('each page is a link with an address of its own, and the open one says so', () => {
  const tabs = show(<PageTabs current="runbooks" />);
  expect(within(tabs).getByRole('link', { name: 'Health' })).toHaveAttribute(
    'href',
    '/virtualization/monitoring/health',
  );
  const alerts = within(tabs).getByRole('link', { name: 'Alerts' });
  const runbooks = within(tabs).getByRole('link', { name: 'Runbooks' });
  expect(alerts).toHaveAttribute('href', '/virtualization/monitoring/alerts');
  expect(runbooks).toHaveAttribute('href', '/virtualization/monitoring/runbooks');
  expect(runbooks).toHaveAttribute('aria-current', 'page');
  expect(alerts).not.toHaveAttribute('aria-current', 'page');
});

test.each([
  ['ten', { firing: 10 }, 'Alerts 10 firing'],
  ['none', { firing: 0 }, 'Alerts'],
  ['nobody knows', {}, 'Alerts'],
] as const)('the tab of the alerts says how many fire: %s', (_name, given, says) => {
  const tabs = show(<PageTabs current="alerts" {...given} />);
  expect(within(tabs).getByRole('link', { name: /^Alerts/ })).toHaveAccessibleName(says);
});
