import { render, screen } from '@testing-library/react';
import { Component, type ReactNode } from 'react';

import { lazyPart } from '../components/state/lazy-part';
import virtualMachineExists from './virtual-machine-exists';

describe('a part that is fetched when it is drawn', () => {
  /** As webpack makes the error of a file that answers 404. */
  const gone = Object.assign(new Error('Loading chunk 42 failed.'), { name: 'ChunkLoadError' });

  class ConsolesOwn extends Component<{ readonly children: ReactNode }, { readonly said?: string }> {
    override state: { readonly said?: string } = {};
    static getDerivedStateFromError({ message }: Error): { said: string } {
      return { said: message };
    }
    override render(): ReactNode {
      return this.state.said ?? this.props.children;
    }
  }

  beforeEach(() => {
    // React tells of each error that a boundary catches.
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('shows what it was given', async () => {
    const Part = lazyPart<{ name: string }>(
      async () => Promise.resolve({ default: ({ name }) => <p>{`Alerts of ${name}`}</p> }),
      'waiting',
    );
    render(<Part name="web" />);
    expect(screen.getByText('waiting')).toBeInTheDocument();
    expect(await screen.findByText('Alerts of web')).toBeInTheDocument();
  });

  test('says that its file is gone and offers to reload, and what stands around it stays', async () => {
    const Part = lazyPart<object>(async () => Promise.reject(gone), 'waiting');
    render(
      <ConsolesOwn>
        <p>Everything else</p>
        <Part />
      </ConsolesOwn>,
    );
    expect(await screen.findByText('A file of Virtualization Alerts could not be loaded')).toBeInTheDocument();
    expect(screen.getByText(/the plugin was updated after this page was opened/)).toBeInTheDocument();
    expect(screen.getByText('Everything else')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Reload the page' })).toBeInTheDocument();
  });

  test('leaves any other error to the console', async () => {
    const Part = lazyPart<object>(async () => Promise.reject(new TypeError('a fault of ours')), 'waiting');
    render(
      <ConsolesOwn>
        <Part />
      </ConsolesOwn>,
    );
    expect(await screen.findByText('a fault of ours')).toBeInTheDocument();
    expect(screen.queryByText(/could not be loaded/)).toBeNull();
  });
});

test.each([
  [false, 'nothing was read yet', undefined],
  [false, 'it is being made up, as in the catalogue', { kind: 'VirtualMachine', metadata: { name: 'web' } }],
  [false, 'its uid is empty', { kind: 'VirtualMachine', metadata: { name: 'web', uid: '' } }],
  [true, 'the API server keeps it', { kind: 'VirtualMachine', metadata: { name: 'web', uid: 'c0ffee' } }],
  [true, 'its watch failed', { kind: 'Status', status: 'Failure', metadata: {} }],
])('the tab of a virtual machine is there: %s, where %s', (isThere, _case, obj) => {
  expect(virtualMachineExists({ obj })).toBe(isThere);
});
