import * as sdk from '@openshift-console/dynamic-plugin-sdk';

import { deletePod } from './delete-pod';

const k8sDelete = jest.mocked(sdk.k8sDelete);
const POD = { metadata: { name: 'virt-api-1', namespace: 'openshift-cnv', uid: 'u1' } };

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  k8sDelete.mockReset();
});

test('a deletion that gets no answer ends after half a minute, and its request too', async () => {
  k8sDelete.mockImplementation(async () => new Promise(() => undefined));
  const answer = deletePod(POD);
  await jest.advanceTimersByTimeAsync(30_000);
  await expect(answer).resolves.toMatchObject({ state: 'failed', reason: 'No complete answer within 30 s' });
  expect(k8sDelete.mock.calls[0]?.[0].requestInit?.signal?.aborted).toBe(true);
});

test('only this very pod is deleted', async () => {
  k8sDelete.mockResolvedValue({});
  await expect(deletePod(POD)).resolves.toBe('deleted');
  expect(k8sDelete.mock.calls[0]?.[0]).toMatchObject({
    resource: { metadata: { name: 'virt-api-1', namespace: 'openshift-cnv' } },
    json: { preconditions: { uid: 'u1' } },
  });
});
