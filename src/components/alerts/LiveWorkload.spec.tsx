import { useK8sWatchResource, type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { workloadOf } from '../../runbooks/workloads';
import { LiveWorkload } from './LiveWorkload';

const watch = jest.mocked(useK8sWatchResource);

const deployment = (ready: number): K8sResourceCommon & { spec: object; status: object } => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'virt-controller', namespace: 'openshift-cnv', generation: 1 },
  spec: { replicas: 2 },
  status: { replicas: 2, readyReplicas: ready, updatedReplicas: 2, observedGeneration: 1 },
});

const cell = (data: K8sResourceCommon[], loaded: boolean, error?: unknown): HTMLElement => {
  watch.mockReturnValue([data, loaded, error]);
  return render(<LiveWorkload workload={workloadOf('virt-controller')} />).container;
};

test('asks for the workload by name, in every namespace', () => {
  cell([], false);
  expect(watch).toHaveBeenLastCalledWith(
    expect.objectContaining({ isList: true, fieldSelector: 'metadata.name=virt-controller' }),
  );
});

test('says how many replicas are ready', () => {
  expect(cell([deployment(0)], true)).toHaveTextContent('0 of 2');
  expect(cell([deployment(2)], true)).toHaveTextContent('2 of 2');
});

test('a cell that may not be read is unknown, says why when asked, and names no replicas', async () => {
  const text = cell([], false, { code: 403, message: 'deployments.apps is forbidden' });
  await userEvent.setup().click(screen.getByRole('button', { name: 'virt-controller: unknown' }));
  const why = await screen.findByRole('dialog', { name: 'Why it is not known' });
  expect(why).toHaveTextContent(/You may not list deployments.apps/);
  expect(text).not.toHaveTextContent(/\d of \d/);
});
