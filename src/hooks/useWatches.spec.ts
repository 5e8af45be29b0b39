import { useK8sModels, useK8sWatchResources, type K8sModel } from '@openshift-console/dynamic-plugin-sdk';
import { renderHook } from '@testing-library/react';
import { useRef } from 'react';

import { watchList } from '../cluster/watch-requests';
import { useWatches } from './useWatches';

const models = jest.mocked(useK8sModels);
const watched = useK8sWatchResources as unknown as jest.Mock<unknown, [requests: object]>;

const REQUESTS = { kubevirt: watchList({ model: 'KubeVirt' }).request, pods: watchList({ model: 'Pod' }).request };
const model = {} as K8sModel;

const MISSING = { data: [], loaded: true, loadError: new Error('Model does not exist') };
const FOUND = { data: [{ metadata: { name: 'x' } }], loaded: true };

/** As the SDK does it: a call goes on answering what it found when its requests changed last. */
const useLikeTheSdk = (requests: object): object => {
  const asked = JSON.stringify(requests);
  const [known] = models();
  const isKnown = Object.keys(known).length > 0;
  const last = useRef<{ asked: string; answer: object }>();
  if (last.current?.asked !== asked) {
    const answer = Object.fromEntries(Object.keys(requests).map((key) => [key, isKnown ? FOUND : MISSING]));
    last.current = { asked, answer };
  }
  return last.current.answer;
};

afterEach(() => {
  models.mockReset().mockReturnValue([{}, false]);
  watched.mockReset().mockReturnValue({});
});

test('a kind that becomes known after the page was drawn is found', () => {
  models.mockReturnValue([{}, true]);
  watched.mockImplementation(useLikeTheSdk);
  const { result, rerender } = renderHook(() => useWatches(REQUESTS));
  expect(result.current).toMatchObject({ kubevirt: MISSING, pods: MISSING });
  models.mockReturnValue([{ 'kubevirt.io~v1~KubeVirt': model, Pod: model }, false]);
  rerender();
  expect(result.current).toMatchObject({ kubevirt: FOUND, pods: FOUND });
});

test('each request is made once, whether its kind is known or not', () => {
  models.mockReturnValue([{ 'core~v1~Pod': model }, false]);
  watched.mockReturnValue({});
  renderHook(() => useWatches(REQUESTS));
  expect(watched.mock.calls.flatMap(([requests]) => Object.keys(requests))).toEqual(['pods', 'kubevirt']);
});
