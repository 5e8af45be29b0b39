import * as sdk from '@openshift-console/dynamic-plugin-sdk';
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { message } from '../../message';
import { fillPods } from '../../probes/fill-probe';
import RestartPods from './RestartPods';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const watch = jest.mocked(sdk.useK8sWatchResource) as unknown as jest.Mock<[unknown, boolean, unknown], [unknown]>;
const review = jest.mocked(sdk.useAccessReview);
const check = jest.mocked(sdk.checkAccess) as unknown as jest.Mock<Promise<unknown>, [{ verb: string; name?: string }]>;
const remove = jest.mocked(sdk.k8sDelete) as unknown as jest.Mock<
  Promise<unknown>,
  [{ resource: { metadata: { name: string; namespace: string } }; json: unknown; model: { plural: string } }]
>;

type Looks = 'ready' | 'creating' | 'crashing';
const STATES = {
  ready: { ready: true, restartCount: 0, state: { running: {} } },
  creating: { ready: false, restartCount: 0, state: { waiting: { reason: 'ContainerCreating' } } },
  crashing: {
    ready: false,
    restartCount: 3,
    state: { waiting: { reason: 'CrashLoopBackOff' } },
    lastState: { terminated: { exitCode: 1, finishedAt: '2026-01-15T09:59:00Z' } },
  },
};
const pod = (uid: string, looks: Looks, created = '2026-01-15T08:00:00Z'): object => ({
  metadata: {
    name: `virt-controller-${uid}`,
    namespace: 'openshift-cnv',
    uid,
    creationTimestamp: created,
    ownerReferences: [{ kind: 'ReplicaSet', name: 'virt-controller', uid: 'rs', controller: true }],
  },
  spec: { nodeName: 'worker-1', containers: [{ name: 'virt-controller' }] },
  status: {
    phase: looks === 'creating' ? 'Pending' : 'Running',
    conditions: [{ type: 'Ready', status: looks === 'ready' ? 'True' : 'False' }],
    containerStatuses: [{ name: 'virt-controller', ...STATES[looks] }],
  },
});

/** The pods of the cluster, or the error of their watch. */
let cluster: readonly object[] | Error;
let redraw: () => void;

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  cluster = [pod('a', 'ready'), pod('b', 'ready')];
  watch.mockImplementation(() => (cluster instanceof Error ? [[], true, cluster] : [cluster, true, undefined]));
  jest.mocked(sdk.useK8sModels).mockReturnValue([{}, false]);
  jest.mocked(sdk.useK8sWatchResources).mockReturnValue({});
  review.mockReturnValue([true, false]);
  check.mockResolvedValue({ status: { allowed: true } });
  remove.mockResolvedValue({});
});
afterEach(() => {
  jest.useRealTimers();
  jest.resetAllMocks();
});

const TARGET = fillPods({ namespace: 'openshift-cnv', selector: { 'kubevirt.io': 'virt-controller' } }, {})!;
const draw = (): ReturnType<typeof userEvent.setup> => {
  const warning = message('Deletes the pods of `virt-controller`.');
  const { rerender } = render(<RestartPods target={TARGET} warning={warning} />);
  redraw = () => {
    rerender(<RestartPods target={TARGET} warning={warning} />);
  };
  return userEvent.setup({ advanceTimers: jest.advanceTimersByTime });
};
const button = (): HTMLElement => screen.getByRole('button', { name: 'Restart pods' });
const dialog = (): HTMLElement => screen.getByRole('dialog', { name: /Restart pods/ });
const became = (): HTMLElement => screen.getByRole('list', { name: 'What became of the deleted pods' });
const box = (uid: string): HTMLElement =>
  within(dialog()).getByRole('checkbox', { name: `Select pod virt-controller-${uid}` });
const see = (...pods: object[]): void => {
  cluster = pods;
  act(redraw);
};
const restart = async (user: ReturnType<typeof userEvent.setup>, ...uids: string[]): Promise<void> => {
  await user.click(button());
  for (const uid of uids) await user.click(box(uid));
  await user.click(within(dialog()).getByRole('button', { name: /^Delete \d pods?$/ }));
};

describe('RestartPods', () => {
  it.each<[string, () => void, RegExp]>([
    [
      'access is missing',
      () => {
        review.mockReturnValue([false, false]);
        check.mockResolvedValue({ status: { allowed: false } });
      },
      /may not delete pods in openshift-cnv/,
    ],
    ['access is being checked', () => review.mockReturnValue([false, true]), /Checking whether you may delete/],
    ['there are no pods', () => (cluster = []), /no pods to restart/],
    ['the pods can not be read', () => (cluster = new Error('refused')), /could not be read/],
  ])('says why nothing can be restarted where %s', async (_when, arrange, says) => {
    arrange();
    const user = draw();
    await act(async () => jest.advanceTimersByTimeAsync(0));
    expect(button()).toHaveAttribute('aria-disabled', 'true');
    expect(button()).toHaveAccessibleDescription(says);
    await user.tab();
    expect(button()).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('offers the pods that a role names, where it allows no others', async () => {
    review.mockReturnValue([false, false]);
    check.mockImplementation(async ({ verb, name }) =>
      Promise.resolve({ status: { allowed: verb === 'watch' || name === 'virt-controller-b' } }),
    );
    cluster = [pod('a', 'crashing'), pod('b', 'ready')];
    const user = draw();
    await act(async () => jest.advanceTimersByTimeAsync(0));
    await user.click(button());
    expect(dialog()).toHaveTextContent('Your role allows the deletion of single pods by their names');
    expect(within(dialog()).queryByText('virt-controller-a')).not.toBeInTheDocument();
    await user.click(box('b'));
    await user.click(within(dialog()).getByRole('button', { name: 'Delete 1 pod' }));
    expect(remove.mock.calls.map(([{ resource }]) => resource.metadata.name)).toEqual(['virt-controller-b']);
  });

  it('asks for the access that a deletion needs', () => {
    draw();
    expect(review).toHaveBeenCalledWith({ resource: 'pods', verb: 'delete', namespace: 'openshift-cnv' });
  });

  it('lists the pods, chooses none where all are ready, and changes nothing when cancelled', async () => {
    const user = draw();
    await user.click(button());
    expect(within(dialog()).getByRole('row', { name: /virt-controller-a 1\/1 0 2h worker-1/ })).toBeInTheDocument();
    expect(box('a')).not.toBeChecked();
    expect(within(dialog()).getByRole('button', { name: 'Delete 0 pods' })).toBeDisabled();
    expect(within(dialog()).queryByText(/^oc delete/)).not.toBeInTheDocument();
    await user.click(within(dialog()).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(remove).not.toHaveBeenCalled();
  });

  it('chooses the pods that are not ready, and warns before the last ready replica goes', async () => {
    cluster = [pod('a', 'ready'), pod('b', 'crashing')];
    const user = draw();
    await user.click(button());
    expect(box('b')).toBeChecked();
    expect(box('a')).not.toBeChecked();
    expect(dialog()).not.toHaveTextContent('last ready replica');
    expect(
      within(dialog()).getByText('oc delete pods -n openshift-cnv virt-controller-b --wait=false'),
    ).toBeInTheDocument();
    await user.click(box('a'));
    expect(
      within(dialog()).getByText('oc delete pods -n openshift-cnv virt-controller-a virt-controller-b --wait=false'),
    ).toBeInTheDocument();
    expect(dialog()).toHaveTextContent('takes down the last ready replica');
    await user.click(within(dialog()).getByRole('checkbox', { name: 'Select all pods' }));
    expect(within(dialog()).getByRole('button', { name: 'Delete 0 pods' })).toBeDisabled();
  });

  it('deletes the very pod that was shown, and follows its replacement until it is ready', async () => {
    const user = draw();
    await restart(user, 'a');
    expect(remove).toHaveBeenCalledTimes(1);
    expect(remove.mock.calls[0]?.[0]).toMatchObject({
      model: { plural: 'pods' },
      resource: { metadata: { name: 'virt-controller-a', namespace: 'openshift-cnv' } },
      json: { preconditions: { uid: 'a' } },
    });
    see(pod('b', 'ready'));
    expect(became()).toHaveTextContent('waiting for its replacement');
    see(pod('b', 'ready'), pod('c', 'creating', '2026-01-15T10:00:00Z'));
    expect(became()).toHaveTextContent('was replaced by virt-controller-c, which is starting');
    see(pod('b', 'ready'), pod('c', 'ready', '2026-01-15T10:00:00Z'));
    expect(became()).toHaveTextContent('was replaced by virt-controller-c, which is ready');
    expect(screen.getByRole('status')).toHaveTextContent('Restarted: 1 of 1 replacements are ready.');
  });

  it('says why a replacement does not become ready', async () => {
    const user = draw();
    await restart(user, 'a');
    see(pod('b', 'ready'), pod('c', 'crashing', '2026-01-15T10:00:00Z'));
    expect(became()).toHaveTextContent(/Not ready.*virt-controller-c is in CrashLoopBackOff: exit code 1/);
    expect(screen.getByRole('status')).toHaveTextContent('0 of 1 replacements are ready.');
  });

  it('tells of the deletion that failed beside the one that worked', async () => {
    const refused = Object.assign(new Error('pods "virt-controller-b" is forbidden'), { code: 403 });
    remove.mockImplementation(async ({ resource }) =>
      resource.metadata.name.endsWith('b') ? Promise.reject(refused) : Promise.resolve({}),
    );
    const user = draw();
    await restart(user, 'a', 'b');
    see(pod('b', 'ready'), pod('c', 'ready', '2026-01-15T10:00:00Z'));
    const [first, second] = within(became()).getAllByRole('listitem');
    expect(first).toHaveTextContent('was replaced by virt-controller-c, which is ready');
    expect(second).toHaveTextContent(/Not deleted.*virt-controller-b was not deleted.*is forbidden/);
    expect(screen.getByRole('status')).toHaveTextContent('Pods that were not deleted: 1');
  });

  it('tells when nothing replaces the pod', async () => {
    const user = draw();
    await restart(user, 'a');
    see(pod('b', 'ready'));
    act(() => {
      jest.advanceTimersByTime(40_000);
    });
    expect(became()).toHaveTextContent('nothing has replaced it');
  });

  it('does not ask again while deletions are under way', async () => {
    remove.mockReturnValue(new Promise(() => undefined));
    const user = draw();
    await restart(user, 'a');
    expect(button()).toHaveAccessibleDescription(/being deleted/);
    expect(became()).toHaveTextContent('Deleting');
  });
});
