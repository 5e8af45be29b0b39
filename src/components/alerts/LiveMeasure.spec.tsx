import { consoleFetchJSON, useK8sWatchResources, type WatchK8sResource } from '@openshift-console/dynamic-plugin-sdk';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { findRunbook } from '../../runbooks/catalogue';
import { LiveMeasure } from './LiveMeasure';

const watch = jest.mocked(useK8sWatchResources) as unknown as jest.Mock<
  Record<string, unknown>,
  [Record<string, WatchK8sResource>]
>;
const ask = jest.mocked(consoleFetchJSON);

const metadata = (name: string): object => ({ name, namespace: 'openshift-cnv', generation: 1 });
const KUBEVIRT = { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', metadata: metadata('kubevirt') };
const deployment = (name: string, ready: number): object => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: metadata(name),
  spec: { replicas: 2 },
  status: { replicas: 2, readyReplicas: ready, updatedReplicas: 2, observedGeneration: 1 },
});
const lease = (holderIdentity: string, ago: number): object => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: metadata('virt-operator'),
  spec: { holderIdentity, leaseDurationSeconds: 15, renewTime: new Date(Date.now() - ago).toISOString() },
});
const sample = (value: string): object => ({
  status: 'success',
  data: { resultType: 'vector', result: [{ metric: {}, value: [0, value] }] },
});

/** Draws the cell of an alert over a cluster: objects by kind, or an error for every list of that kind. */
const cell = (alert: string, cluster: Readonly<Record<string, readonly object[] | Error>>): HTMLElement => {
  watch.mockImplementation((requests) =>
    Object.fromEntries(
      Object.entries(requests).map(([key, { groupVersionKind }]) => {
        const answer = { KubeVirt: [KUBEVIRT], ...cluster }[groupVersionKind?.kind ?? ''] ?? [];
        if (answer instanceof Error) return [key, { data: [], loaded: true, loadError: answer }];
        return [key, { data: answer, loaded: true }];
      }),
    ),
  );
  return render(<LiveMeasure runbook={findRunbook(alert)!} />).container;
};

test('an alert about ready pods says how many replicas are ready', () => {
  expect(cell('NoReadyVirtController', { Deployment: [deployment('virt-controller', 0)] })).toHaveTextContent('0 of 2');
});

test('an alert about the leader says who leads, and gives no tick for replicas that are ready', () => {
  const Deployment = [deployment('virt-operator', 2)];
  const nobody = cell('NoLeadingVirtOperator', { Deployment, Lease: [lease('virt-operator-a_1', 300_000)] });
  expect(nobody).toHaveTextContent(/virt-operator-a/);
  expect(nobody).not.toHaveTextContent(/replicas/);
  expect(screen.queryByRole('img', { name: 'Healthy' })).not.toBeInTheDocument();
});

test('an alert about failing calls says what share of them fails', async () => {
  ask.mockResolvedValue(sample('0.9'));
  const text = cell('VirtHandlerRESTErrorsBurst', { DaemonSet: [] });
  await screen.findByText(/90/);
  expect(text).toHaveTextContent(/^90 % of virt-handler.s calls/);
  expect(text).not.toHaveTextContent(/replicas/);
});

test('a cell that may not be read is unknown, says why when asked, and names no replicas', async () => {
  const forbidden = Object.assign(new Error('deployments.apps is forbidden'), { code: 403 });
  const text = cell('NoReadyVirtController', { Deployment: forbidden });
  await userEvent.setup().click(screen.getByRole('button', { name: 'NoReadyVirtController: unknown' }));
  const why = await screen.findByRole('dialog', { name: 'Why it is not known' });
  expect(why).toHaveTextContent(/You may not list deployments.apps/);
  expect(text).not.toHaveTextContent(/\d of \d/);
});

test('what is well while the alert is there is not green', () => {
  const text = cell('NoReadyVirtController', { Deployment: [deployment('virt-controller', 2)] });
  expect(text).toHaveTextContent(/2 of 2.*and yet the alert is there/);
  expect(screen.queryByRole('img', { name: 'Healthy' })).not.toBeInTheDocument();
});
