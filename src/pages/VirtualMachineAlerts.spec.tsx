import { consoleFetchJSON, useAccessReview, useK8sWatchResource } from '@openshift-console/dynamic-plugin-sdk';
import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';

import OverviewAlerts from './OverviewAlerts';
import VirtualMachineAlerts from './VirtualMachineAlerts';

const rule = (name: string, severity: string, labels: object): object => ({
  name,
  type: 'alerting',
  query: 'x > 0',
  duration: 60,
  labels: { severity, kubernetes_operator_part_of: 'kubevirt' },
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
const pods = useK8sWatchResource as unknown as jest.Mock;
const review = jest.mocked(useAccessReview);

const answer = (rules: readonly object[]): void => {
  fetchJSON.mockImplementation(async (url) =>
    Promise.resolve(
      url.includes('/rules') ? { status: 'success', data: { groups: [{ name: 'g', file: 'f', rules }] } } : [],
    ),
  );
};
const show = (page: React.JSX.Element): void => {
  render(<MemoryRouter>{page}</MemoryRouter>);
};
const machine = (name: string): React.JSX.Element => (
  <VirtualMachineAlerts obj={{ metadata: { name, namespace: 'vms' } }} />
);

beforeEach(() => {
  answer(RULES);
  pods.mockReturnValue([[launcher], true, undefined]);
  review.mockReturnValue([true, false]);
});

test('a virtual machine has the alerts that name it or one of its pods', async () => {
  show(machine('web'));
  expect(await screen.findByRole('link', { name: 'VMCannotBeEvicted' })).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'KubevirtVmHighMemoryUsage' })).toBeInTheDocument();
  expect(screen.getByText('VMCannotBeEvicted is firing')).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'VirtControllerDown' })).toBeNull();
});

test('one that no alert names says so, and where the others are', async () => {
  show(machine('database'));
  expect(await screen.findByText('No virtualization alert is about this virtual machine')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Go to all virtualization alerts' })).toBeInTheDocument();
});

test('pods that may not be read are said to be missing', async () => {
  pods.mockReturnValue([[], false, { code: 403, message: 'forbidden' }]);
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
  test('counts what fires by severity', async () => {
    show(<OverviewAlerts />);
    expect(await screen.findByRole('link', { name: 'Critical: 1, Warning: 2' })).toBeInTheDocument();
  });

  test('says when none fires', async () => {
    answer([]);
    show(<OverviewAlerts />);
    expect(await screen.findByRole('link', { name: 'None is firing' })).toBeInTheDocument();
  });

  test.each([
    ['they could not be read', (): void => void fetchJSON.mockRejectedValue(new Error('down'))],
    ['they may not be read in the whole cluster', (): void => void review.mockReturnValue([false, false])],
  ])('says nothing of them when %s', async (_case, spoil) => {
    spoil();
    show(<OverviewAlerts />);
    expect(await screen.findByRole('link', { name: 'Could not be read' })).toBeInTheDocument();
  });
});
