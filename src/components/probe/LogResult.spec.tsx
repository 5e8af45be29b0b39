import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import type { FetchText } from '../../cluster/container-log';
import type { ContainerLog } from '../../probes/observation';
import { LogResult } from './LogResult';

const logOf = (container: string, lines: readonly string[], truncated = false): ContainerLog => ({
  namespace: 'openshift-cnv',
  pod: 'virt-controller-a',
  container,
  previous: false,
  startedAt: START,
  log: { state: 'found', data: { lines, truncated } },
});

const START = Date.parse('2026-01-15T09:00:00Z');
/** Lines as the kubelet gives them, the first at once when the container began. */
const stored = (...lines: readonly string[]): string =>
  lines.map((line) => `2026-01-15T09:00:01.000000000Z ${line}\n`).join('');

/** A log that already has two lines, and that is followed by hand. */
const followed = (): {
  fetchText: FetchText;
  say: (text: string) => Promise<void>;
  end: () => Promise<void>;
} => {
  type Chunk = { done: false; value: Uint8Array } | { done: true; value?: undefined };
  let waiting: ((chunk: Chunk) => void) | undefined;
  const reader = {
    read: async () =>
      new Promise<Chunk>((resolve) => {
        waiting = resolve;
      }),
  };
  const body = { getReader: () => reader } as unknown as ReadableStream<Uint8Array<ArrayBuffer>>;
  const fetchText: FetchText = async (url) =>
    Promise.resolve({
      text: async () => Promise.resolve(stored('first', 'second')),
      body: url.includes('follow=true') ? body : null,
    });
  const say = async (text: string): Promise<void> =>
    act(async () => {
      waiting?.({ done: false, value: new TextEncoder().encode(text) });
      return Promise.resolve();
    });
  const end = async (): Promise<void> =>
    act(async () => {
      waiting?.({ done: true });
      return Promise.resolve();
    });
  return { fetchText, say, end };
};

const panel = ({ lines }: { readonly lines: readonly string[] }): React.JSX.Element => <pre>{lines.join('|')}</pre>;

describe('LogResult', () => {
  it('shows the last lines of a run that ended badly, whatever they say, and that run first', () => {
    const ended = { reason: 'Error', exitCode: 1, signal: 0, finishedAt: '2026-01-15T09:58:00Z', message: '' };
    const proxy = logOf('proxy', ['Error: unknown flag', 'goroutine 1 [running]:', '', 'Usage of proxy:']);
    render(<LogResult logs={[logOf('manager', ['panic: one']), { ...proxy, ended }]} pattern="panic" />);
    expect(screen.getByText('The last lines before it ended:')).toBeVisible();
    expect(screen.getByText(/unknown flag/)).toHaveTextContent(/^Error: unknown flag Usage of proxy:$/);
  });

  it('marks the lines that matter, as text', () => {
    const lines = ['level=info msg=ok', 'dial tcp: connection refused <img src=x onerror=alert(1)>'];
    render(<LogResult logs={[logOf('virt-controller', lines)]} pattern="connection refused" />);
    expect(screen.getByText(lines[1]!)).toBeInTheDocument();
    expect(screen.queryByText('level=info msg=ok')).not.toBeInTheDocument();
    expect(screen.queryByRole('img', { name: 'x' })).not.toBeInTheDocument();
  });

  it('lets one choose the container', async () => {
    const user = userEvent.setup();
    const logs = [logOf('virt-controller', ['panic: one']), logOf('sidecar', ['panic: two'])];
    render(<LogResult logs={logs} pattern="panic" />);
    expect(screen.getByText('panic: one')).toBeInTheDocument();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Pod and container' }), 'virt-controller-a/sidecar');
    expect(screen.getByText('panic: two')).toBeInTheDocument();
    expect(screen.queryByText('panic: one')).not.toBeInTheDocument();
  });

  it('begins with the log that tells most, and stays with it', () => {
    const quiet = logOf('quiet', ['fine']);
    const { rerender } = render(<LogResult logs={[quiet, logOf('loud', ['panic: one'])]} pattern="panic" />);
    const choice = screen.getByRole('combobox', { name: 'Pod and container' });
    expect(choice).toHaveValue('virt-controller-a/loud');
    rerender(
      <LogResult logs={[logOf('quiet', ['panic: a', 'panic: b']), logOf('loud', ['panic: one'])]} pattern="panic" />,
    );
    expect(choice).toHaveValue('virt-controller-a/loud');
  });

  it('shows what the container said before it was started anew, or why there is nothing', async () => {
    const user = userEvent.setup();
    const asked: string[] = [];
    const answers = [
      async () => Promise.resolve({ text: async () => Promise.resolve(stored('panic: before')), body: null }),
      async () => Promise.reject(Object.assign(new Error('previous terminated container not found'), { code: 400 })),
    ];
    const fetchText: FetchText = async (url) => {
      asked.push(url);
      return answers[asked.length - 1]!();
    };
    render(<LogResult logs={[logOf('virt-controller', ['fine'])]} fetchText={fetchText} panel={panel} />);
    await user.click(screen.getByRole('button', { name: 'Show the previous run' }));
    expect(await screen.findByText('panic: before')).toBeInTheDocument();
    expect(asked[0]).toContain('previous=true');
    await user.click(screen.getByRole('button', { name: 'Hide the previous run' }));
    expect(screen.queryByText('panic: before')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show the previous run' }));
    expect(await screen.findByText('previous terminated container not found')).toBeInTheDocument();
  });

  it('says that only the end was read, and reads more on request', async () => {
    const user = userEvent.setup();
    const { fetchText } = followed();
    render(<LogResult logs={[logOf('virt-controller', ['second'], true)]} fetchText={fetchText} panel={panel} />);
    expect(screen.getByText('Only the last 1 lines were read')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Read more of it' }));
    expect(await screen.findByRole('button', { name: 'Show the log, 2 lines' })).toBeInTheDocument();
    expect(screen.queryByText(/Only the last/)).not.toBeInTheDocument();
  });

  it('says that what was read on request does not go on, and goes back to the latest lines', async () => {
    const user = userEvent.setup();
    const { fetchText } = followed();
    const logs = [logOf('virt-controller', ['second'], true)];
    const { rerender } = render(<LogResult logs={logs} fetchText={fetchText} panel={panel} />);
    await user.click(screen.getByRole('button', { name: 'Read more of it' }));
    expect(await screen.findByText(/Read on request, and not since/)).toBeInTheDocument();
    const newer = [logOf('virt-controller', ['second', 'third', 'fourth'], true)];
    rerender(<LogResult logs={newer} fetchText={fetchText} panel={panel} />);
    expect(screen.getByRole('button', { name: 'Show the log, 2 lines' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show the latest lines' }));
    expect(screen.getByRole('button', { name: 'Show the log, 3 lines' })).toBeInTheDocument();
    expect(screen.queryByText(/Read on request/)).not.toBeInTheDocument();
  });

  it('says that following ended when the container does, keeps the lines, and offers it again', async () => {
    const user = userEvent.setup();
    const { fetchText, say, end } = followed();
    render(<LogResult logs={[logOf('virt-controller', ['first', 'second'])]} fetchText={fetchText} panel={panel} />);
    await user.click(screen.getByRole('button', { name: 'Follow' }));
    await say(stored('first', 'second', 'third'));
    await end();
    expect(await screen.findByRole('button', { name: 'Follow' })).toBeInTheDocument();
    expect(screen.getByText('first|second|third')).toBeInTheDocument();
    expect(screen.getByText(/Read on request, and not since/)).toBeInTheDocument();
  });

  it('shows each line once while it follows and the page reads again', async () => {
    const user = userEvent.setup();
    const { fetchText, say } = followed();
    const { rerender } = render(
      <LogResult logs={[logOf('virt-controller', ['first', 'second'])]} fetchText={fetchText} panel={panel} />,
    );
    await user.click(screen.getByRole('button', { name: 'Follow' }));
    // The follow request brings the lines that are known already.
    await say(stored('first', 'second', 'third'));
    rerender(
      <LogResult logs={[logOf('virt-controller', ['first', 'second', 'third'])]} fetchText={fetchText} panel={panel} />,
    );
    expect(screen.getByText('first|second|third')).toBeInTheDocument();
  });

  it('joins a line that comes in pieces, and shows no time before any', async () => {
    const user = userEvent.setup();
    const { fetchText, say } = followed();
    render(<LogResult logs={[logOf('virt-controller', ['first'])]} fetchText={fetchText} panel={panel} />);
    await user.click(screen.getByRole('button', { name: 'Follow' }));
    await say(`${stored('first')}2026-01-15T09:00:02.000000000Z sec`);
    await say('ond\n');
    expect(screen.getByText('first|second')).toBeInTheDocument();
  });

  it('says what the kubelet said when following ends with its error, and keeps the lines', async () => {
    const user = userEvent.setup();
    const { fetchText, say, end } = followed();
    render(<LogResult logs={[logOf('virt-controller', ['first'])]} fetchText={fetchText} panel={panel} />);
    await user.click(screen.getByRole('button', { name: 'Follow' }));
    await say(stored('first', 'second'));
    await say('failed to open log file "/var/log/pods/0.log": gone');
    await end();
    expect(await screen.findByText('failed to open log file "/var/log/pods/0.log": gone')).toBeInTheDocument();
    expect(screen.getByText('first|second')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Follow' })).toBeInTheDocument();
  });

  it('says from when on it was read', () => {
    const log = logOf('virt-controller', ['second'], true);
    const from = Date.parse('2026-01-15T09:50:00Z');
    render(<LogResult logs={[{ ...log, log: { state: 'found', data: { lines: ['a'], truncated: true, from } } }]} />);
    expect(screen.getByText('Only the last 1 lines were read, from this time on:')).toBeVisible();
    expect(screen.getByText('2026-01-15T09:50:00.000Z')).toBeVisible();
  });

  it('says that a container in CrashLoopBackOff has one run to tell of, and offers no other', () => {
    render(<LogResult logs={[{ ...logOf('virt-controller', ['panic: x']), isOfEndedRun: true }]} />);
    expect(screen.getByText(/this is the log of its last run/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show the previous run' })).not.toBeInTheDocument();
  });

  it('says that nothing has run yet', () => {
    const why = { text: 'Nothing has run yet: the pod has no node.' };
    render(<LogResult logs={[{ ...logOf('virt-controller', []), log: { state: 'empty', why } }]} />);
    expect(screen.getByText('Nothing has run yet: the pod has no node.')).toBeVisible();
  });

  it('says why following failed, and offers it again', async () => {
    const user = userEvent.setup();
    const fetchText: FetchText = async () => Promise.reject(Object.assign(new Error('Forbidden'), { code: 403 }));
    render(<LogResult logs={[logOf('virt-controller', ['first'])]} fetchText={fetchText} panel={panel} />);
    await user.click(screen.getByRole('button', { name: 'Follow' }));
    expect(await screen.findByText(/You may not get pods\/log in namespace openshift-cnv/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Follow' })).toBeInTheDocument();
  });
});
