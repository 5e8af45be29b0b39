import {
  consoleFetch,
  consoleFetchJSON,
  useK8sWatchResources,
  type WatchK8sResource,
} from '@openshift-console/dynamic-plugin-sdk';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { WORKLOADS } from '../../runbooks/workloads';
import GeneralChecks from './GeneralChecks';

const watch = jest.mocked(useK8sWatchResources) as unknown as jest.Mock<
  Record<string, unknown>,
  [Record<string, WatchK8sResource>]
>;

const SINCE = '2026-01-15T09:00:00Z';
const LOG = `${SINCE.replace('Z', '.000000000Z')} all is well\n`;
const condition = (type: string, status: 'True' | 'False'): object => ({ type, status, lastTransitionTime: SINCE });

/** A workload of one replica, and its pod. */
const parts = (name: string, isReady: boolean): Readonly<Record<string, object>> => {
  const metadata = { namespace: 'openshift-cnv', generation: 1, creationTimestamp: SINCE };
  const counts = isReady ? { readyReplicas: 1, numberReady: 1, numberAvailable: 1 } : {};
  return {
    [WORKLOADS[name]?.model ?? '']: {
      metadata: { ...metadata, name },
      spec: { replicas: 1 },
      status: { replicas: 1, desiredNumberScheduled: 1, observedGeneration: 1, ...counts },
    },
    Pod: {
      metadata: { ...metadata, name: `${name}-x`, labels: WORKLOADS[name]?.selector },
      spec: { nodeName: 'worker-0', containers: [{ name }] },
      status: {
        phase: 'Running',
        conditions: [condition('PodScheduled', 'True'), condition('Ready', isReady ? 'True' : 'False')],
        containerStatuses: [{ name, ready: isReady, restartCount: 0, state: { running: { startedAt: SINCE } } }],
      },
    },
  };
};

const isSelected = (object: object, { selector, fieldSelector }: WatchK8sResource): boolean => {
  const { metadata = {} } = object as { metadata?: { name?: string; labels?: Record<string, string> } };
  const wanted = Object.entries(selector?.matchLabels ?? {});
  const name = /^metadata\.name=(.*)$/.exec(fieldSelector ?? '')?.[1];
  return (name ?? metadata.name) === metadata.name && wanted.every(([key, value]) => metadata.labels?.[key] === value);
};

/** Draws the checks of an alert of KubeVirt's while one of its workloads is not ready. */
const draw = (alert: string, broken: string): void => {
  const all = ['virt-operator', 'virt-api', 'virt-controller', 'virt-handler'].map((name) =>
    parts(name, name !== broken),
  );
  watch.mockImplementation((requests) =>
    Object.fromEntries(
      Object.entries(requests).map(([key, request]) => {
        const kind = request.groupVersionKind?.kind ?? '';
        const data = all.flatMap((one) => one[kind] ?? []).filter((object) => isSelected(object, request));
        return [key, { data, loaded: true }];
      }),
    ),
  );
  jest
    .mocked(consoleFetch)
    .mockImplementation(async () => Promise.resolve({ body: null, text: async () => Promise.resolve(LOG) } as never));
  // No target that Prometheus knows fails.
  jest.mocked(consoleFetchJSON).mockResolvedValue({ status: 'success', data: { resultType: 'vector', result: [] } });
  render(<GeneralChecks name={alert} component="kubevirt" labels={{}} />);
};

/** The workloads that are told whole, in their order. */
const workloads = (): readonly string[] =>
  screen
    .getAllByRole('heading', { level: 2 })
    .map(({ textContent }) => textContent)
    .filter((title) => Object.hasOwn(WORKLOADS, title));

test('the first screen says what is wrong with the workload of the alert, as for an alert with a runbook', async () => {
  draw('NoReadyVirtHandler', 'virt-handler');
  await screen.findAllByRole('button', { name: /looks healthy now/ });
  const diagnosis = screen.getByRole('region', { name: 'Diagnosis' });
  expect(within(diagnosis).getByRole('heading', { level: 2 })).toHaveTextContent(/virt-handler/);
  expect(screen.getByRole('region', { name: 'Do this now' })).toBeVisible();
  expect(screen.getByRole('region', { name: 'What changed' })).toBeVisible();
});

test('the workload that the alert is about stands first, the others in one line each while they are well', async () => {
  draw('NoReadyVirtHandler', 'virt-handler');
  const opened = await screen.findAllByRole('button', { name: /looks healthy now/ });
  expect(opened.map(({ textContent }) => textContent)).toEqual(
    ['virt-operator', 'virt-api', 'virt-controller'].map((name) => `${name} looks healthy now`),
  );
  expect(workloads()).toEqual(['virt-handler']);
  expect(screen.getAllByText(/Pod virt-handler-x is running but not ready/)[0]).toBeVisible();
  // No green box: that the others are well is no news about this alert.
  expect(screen.queryByText('Success alert:')).not.toBeInTheDocument();
});

test('another workload that is not well is told whole, after the alert’s own', async () => {
  draw('NoReadyVirtHandler', 'virt-api');
  await screen.findAllByRole('button', { name: /looks healthy now/ });
  expect(workloads()).toEqual(['virt-handler', 'virt-api']);
});

test('what is told in one line opens to its checks', async () => {
  draw('NoReadyVirtHandler', 'virt-handler');
  await userEvent.setup().click(await screen.findByRole('button', { name: 'virt-operator looks healthy now' }));
  expect(screen.getByRole('button', { name: 'Pods of virt-operator' })).toBeVisible();
});
