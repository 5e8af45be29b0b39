import { render, screen } from '@testing-library/react';

import { useRunbook } from '../../hooks/useRunbook';
import { findRunbook } from '../../runbooks/catalogue';
import type { Runbook } from '../../runbooks/runbook';
import { RunbookOf } from './RunbookOf';

type Fetch = (alert: string) => Promise<Runbook | undefined>;

/** As webpack makes the error of a file that answers 404. */
const gone = Object.assign(new Error('Loading chunk 42 failed.'), { name: 'ChunkLoadError' });

const Shown = ({ alert, fetch }: { readonly alert: string; readonly fetch?: Fetch }): React.JSX.Element => (
  <RunbookOf reading={useRunbook(alert, fetch)} otherwise={<p>general checks</p>}>
    {(runbook) => <p>{`runbook of ${runbook.alert}`}</p>}
  </RunbookOf>
);

test('is shown when its file is there', async () => {
  render(<Shown alert="SSPOperatorDown" />);
  expect(screen.getByText('Reading…')).toBeInTheDocument();
  expect(await screen.findByText('runbook of SSPDown')).toBeInTheDocument();
});

test('an alert that has none waits for nothing', () => {
  render(<Shown alert="NightShift" fetch={async () => Promise.reject(gone)} />);
  expect(screen.getByText('general checks')).toBeInTheDocument();
});

test('says that its file is gone, and offers to reload', async () => {
  render(<Shown alert="SSPDown" fetch={async () => Promise.reject(gone)} />);
  expect(await screen.findByText('A file of Virtualization Alerts could not be loaded')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Reload the page' })).toBeInTheDocument();
});

test('another alert in its place is waited for, and the former one comes too late', async () => {
  const arrive = new Map<string, (runbook: Runbook | undefined) => void>();
  const fetch: Fetch = async (alert) =>
    new Promise((resolve) => {
      arrive.set(alert, resolve);
    });
  const { rerender } = render(<Shown alert="SSPDown" fetch={fetch} />);
  rerender(<Shown alert="VirtAPIDown" fetch={fetch} />);
  arrive.get('SSPDown')?.(findRunbook('SSPDown'));
  arrive.get('VirtAPIDown')?.(findRunbook('VirtAPIDown'));
  expect(await screen.findByText('runbook of VirtAPIDown')).toBeInTheDocument();
  expect(screen.queryByText('runbook of SSPDown')).toBeNull();
});
