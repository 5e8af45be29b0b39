import {
  consoleFetchJSON,
  useAccessReview,
  useActiveNamespace,
  useK8sWatchResource,
} from '@openshift-console/dynamic-plugin-sdk';
import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';

import { exampleSent } from '../alerts/example-alertmanager';
import { exampleAnswer, exampleRule } from '../alerts/example-rules';
import OverviewAlerts from './OverviewAlerts';
import VirtualMachineAlerts from './VirtualMachineAlerts';

const rule = (name: string, severity: string, labels: object): object =>
  exampleRule({
    name,
    labels: { severity },
    annotations: { summary: `${name} is firing` },
    alerts: [{ state: 'firing', activeAt: '2026-01-15T09:45:00Z', labels }],
  });
const RULES = [
  rule('VMCannotBeEvicted', 'warning', { namespace: 'vms', name: 'web' }),
  rule('KubevirtVmHighMemoryUsage', 'warning', { namespace: 'vms', pod: 'virt-launcher-web-x7k2p' }),
  rule('VirtControllerDown', 'critical', { namespace: 'openshift-cnv' }),
];
const launcher = {
  metadata: {
    name: 'virt-launcher-web-x7k2p',
    namespace: 'vms',
    ownerReferences: [{ kind: 'VirtualMachineInstance', name: 'web', uid: '1', apiVersion: 'kubevirt.io/v1' }],
  },
};

const fetchJSON = jest.mocked(consoleFetchJSON);
const watched = useK8sWatchResource as unknown as jest.Mock<
  unknown,
  [request: { groupVersionKind?: { kind: string } } | null]
>;
const namespace = jest.mocked(useActiveNamespace);
const review = jest.mocked(useAccessReview);

const answer = (rules: readonly object[]): void => {
  answerAs(exampleAnswer(...rules));
};
/** A rule that is evaluated and gives nothing. */
const IDLE = exampleRule({ name: 'SSPDown', alerts: [] });
const NO_SERIES = { status: 'success', data: { resultType: 'vector', result: [] } };
const answerAs = (rulesAnswer: object): void => {
  fetchJSON.mockImplementation(async (url) =>
    Promise.resolve(url.includes('/rules') ? rulesAnswer : url.includes('/query') ? NO_SERIES : []),
  );
};
const INSTANCE = [[{ metadata: { name: 'web', namespace: 'vms', uid: 'c0ffee' } }], true, undefined];
const NONE = [[], true, undefined];
const LOADING = [[], false, undefined];
const FORBIDDEN = [[], false, { code: 403, message: 'forbidden' }];

/** What is read of the instance of the machine, and of its pods. */
const cluster = (instance: unknown, pods: unknown): void => {
  watched.mockImplementation((request) => (request?.groupVersionKind?.kind === 'Pod' ? pods : instance));
};

const show = (page: React.JSX.Element): void => {
  render(<MemoryRouter>{page}</MemoryRouter>);
};
const machine = (name: string): React.JSX.Element => (
  <VirtualMachineAlerts obj={{ metadata: { name, namespace: 'vms' } }} />
);

beforeEach(() => {
  answer(RULES);
  cluster(INSTANCE, [[launcher], true, undefined]);
  namespace.mockReturnValue(['#ALL_NS#', () => undefined]);
  review.mockReturnValue([true, false]);
});

test('a virtual machine has the alerts that name it or one of its pods', async () => {
  show(machine('web'));
  expect(await screen.findByRole('link', { name: 'VMCannotBeEvicted' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'KubevirtVmHighMemoryUsage' })).toBeInTheDocument();
  expect(screen.getByText('VMCannotBeEvicted is firing')).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'VirtControllerDown' })).toBeNull();
});

test('two instances of one alert about the machine are two rows, each with what tells it apart and a link of its own', async () => {
  const disks = ['/', '/data'].map((mount) => ({
    state: 'firing',
    activeAt: '2026-01-15T09:45:00Z',
    labels: { alertname: 'GuestFilesystemAlmostOutOfSpace', namespace: 'vms', name: 'web', mount_point: mount },
  }));
  const annotations = { summary: 'A file system of the guest is nearly full' };
  answer([exampleRule({ name: 'GuestFilesystemAlmostOutOfSpace', annotations, alerts: disks })]);
  show(machine('web'));
  const links = await screen.findAllByRole('link', { name: 'GuestFilesystemAlmostOutOfSpace' });
  const addressed = links.map((link) =>
    new URLSearchParams((link.getAttribute('href') ?? '').split('?')[1]).get('mount_point'),
  );
  expect(addressed).toEqual(['/', '/data']);
  const rows = links.map((link) => link.closest('tr')!);
  expect(within(rows[0]!).getByText('mount_point=/')).toBeInTheDocument();
  expect(within(rows[1]!).getByText('mount_point=/data')).toBeInTheDocument();
  // What they have in common tells nothing.
  expect(screen.queryByText('name=web')).toBeNull();
});

test("the pods are those of the machine's instance, by its uid", async () => {
  show(machine('web'));
  expect(await screen.findByRole('link', { name: 'VMCannotBeEvicted' })).toBeInTheDocument();
  expect(watched).toHaveBeenCalledWith(
    expect.objectContaining({ namespace: 'vms', selector: { matchLabels: { 'kubevirt.io/created-by': 'c0ffee' } } }),
  );
});

test.each([
  ['are being read: nothing is said yet', LOADING, undefined],
  [
    'may not be read: nothing is said of them',
    FORBIDDEN,
    'No virtualization alert is known to be about this virtual machine',
  ],
])('while the pods %s', async (_case, pods, says) => {
  answer([IDLE]);
  cluster(INSTANCE, pods);
  show(machine('web'));
  expect(await screen.findByText(says ?? 'Reading…')).toBeInTheDocument();
  expect(screen.queryByText('No virtualization alert is about this virtual machine')).toBeNull();
});

/** What the watch of the machine gives after an ERROR event. */
const STATUS = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', code: 500 };

test('while the machine can not be read, its address says which it is', async () => {
  show(<VirtualMachineAlerts obj={STATUS} params={{ ns: 'vms', name: 'web', '*': 'alerts' }} />);
  expect(await screen.findByRole('link', { name: 'VMCannotBeEvicted' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'KubevirtVmHighMemoryUsage' })).toBeInTheDocument();
});

test.each([
  ['a Status', STATUS],
  ['nothing', undefined],
  ['a machine without a name', { kind: 'VirtualMachine', metadata: { namespace: 'vms' } }],
])(
  '%s in the place of the machine, and no address: which it is is unknown, and nothing is called well',
  (_case, obj) => {
    show(<VirtualMachineAlerts obj={obj} />);
    expect(screen.getByText(/whether an alert is about it is not known/)).toBeInTheDocument();
    expect(screen.queryByText('No virtualization alert is about this virtual machine')).toBeNull();
  },
);

test('one that no alert names says so, and where the others are', async () => {
  answer([IDLE]);
  cluster(NONE, LOADING);
  show(machine('database'));
  expect(await screen.findByText('No virtualization alert is about this virtual machine')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Go to all virtualization alerts' })).toBeInTheDocument();
});

test.each([
  ['no rule is evaluated', exampleAnswer()],
  ['Prometheus answers in part', { ...exampleAnswer(IDLE), warnings: ['no such host'] }],
  ['a rule fails', exampleAnswer(exampleRule({ alerts: [], health: 'err' }))],
])('none is said to be about a machine only where that is known: not while %s', async (_case, rulesAnswer) => {
  answerAs(rulesAnswer);
  show(machine('database'));
  expect(
    await screen.findByText('No virtualization alert is known to be about this virtual machine'),
  ).toBeInTheDocument();
  expect(screen.queryByText('No virtualization alert is about this virtual machine')).toBeNull();
});

test("a project's user sees a machine's alert that Alertmanager alone has for the project", async () => {
  review.mockReturnValue([false, false]);
  const labels = { alertname: 'VMCannotBeEvicted', severity: 'warning', namespace: 'vms', name: 'web' };
  fetchJSON.mockImplementation(async (url) => {
    if (url.includes('/rules')) return Promise.resolve(exampleAnswer());
    if (url.includes('/query')) return Promise.resolve(NO_SERIES);
    return Promise.resolve(url.includes('/v2/alerts') ? [exampleSent({ labels })] : []);
  });
  show(machine('web'));
  expect(await screen.findByRole('link', { name: 'VMCannotBeEvicted' })).toHaveAttribute(
    'href',
    expect.stringContaining('/virtualization/monitoring/alerts/-?'),
  );
});

test('pods that may not be read are said to be missing', async () => {
  cluster(INSTANCE, FORBIDDEN);
  show(machine('web'));
  expect(await screen.findByRole('link', { name: 'VMCannotBeEvicted' })).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'KubevirtVmHighMemoryUsage' })).toBeNull();
  expect(screen.getByText(/The pods of this virtual machine could not be read/)).toBeInTheDocument();
});

test("a project's user reads the alerts of the machine's own project", async () => {
  review.mockReturnValue([false, false]);
  show(machine('web'));
  expect(await screen.findByRole('link', { name: 'VMCannotBeEvicted' })).toBeInTheDocument();
  expect(fetchJSON.mock.calls.map(([url]) => url)).toContain(
    '/api/prometheus-tenancy/api/v1/rules?namespace=vms&type=alert',
  );
});

test('alerts that could not be read are not called none', async () => {
  fetchJSON.mockRejectedValue(Object.assign(new Error('Forbidden'), { code: 403 }));
  show(machine('web'));
  expect(await screen.findByText('The alerts could not be read')).toBeInTheDocument();
  expect(screen.queryByText('No virtualization alert is about this virtual machine')).toBeNull();
});

describe("the line of the cluster's overview", () => {
  test('counts what fires by severity: names as the list, instances as the bell', async () => {
    const two = [{ name: 'web' }, { name: 'database' }].map((labels) => ({ state: 'firing', activeAt: '', labels }));
    answer([...RULES, exampleRule({ name: 'VMStorageClassWarning', labels: { severity: 'warning' }, alerts: two })]);
    show(<OverviewAlerts />);
    expect(
      await screen.findByRole('link', {
        name: 'Critical: 1 by name, 1 by instance; Warning: 3 by name, 4 by instance',
      }),
    ).toBeInTheDocument();
  });

  test.each([
    ['no rule is evaluated', exampleAnswer(), 'No alerting rule of OpenShift Virtualization is evaluated'],
    ['Prometheus answers in part', { ...exampleAnswer(IDLE), warnings: ['no such host'] }, 'Alerts may be missing'],
    ['a rule fails', exampleAnswer(exampleRule({ alerts: [], health: 'err' })), 'Some alerting rules fail'],
  ])('does not say that none fires while %s', async (_case, rulesAnswer, says) => {
    answerAs(rulesAnswer);
    show(<OverviewAlerts />);
    expect(await screen.findByRole('link', { name: `None is known to fire. ${says}` })).toBeInTheDocument();
    expect(screen.queryByText(/None is firing/)).toBeNull();
  });

  test('says when none fires', async () => {
    answer([IDLE]);
    show(<OverviewAlerts />);
    expect(await screen.findByRole('link', { name: 'None is firing' })).toBeInTheDocument();
  });

  test.each([
    ['could not be read', 'Could not be read', (): void => void fetchJSON.mockRejectedValue(new Error('down'))],
    [
      'are read of one project',
      "You may read one project's alerts only",
      (): void => {
        review.mockReturnValue([false, false]);
        namespace.mockReturnValue(['vms', () => undefined]);
      },
    ],
    [
      'may not be read',
      "You may read one project's alerts only",
      (): void => void review.mockReturnValue([false, false]),
    ],
  ])('says nothing of the cluster when they %s', async (_case, says, spoil) => {
    answer([]);
    spoil();
    show(<OverviewAlerts />);
    expect(await screen.findByRole('link', { name: says })).toBeInTheDocument();
    expect(screen.queryByText('None is firing')).toBeNull();
  });
});
