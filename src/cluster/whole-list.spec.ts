import { watchList } from './watch-requests';
import { isAll, isBurst, mayBePart, oneMoreAddress } from './whole-list';

const names = (from: number, to: number): object[] =>
  Array.from({ length: to - from }, (_nothing, index) => ({ metadata: { name: `pod-${from + index}` } }));

test.each([
  [0, false],
  [499, false],
  [500, true],
  [501, false],
  [1500, true],
])('a list of %i objects may be a part: %s', (length, is) => {
  expect(mayBePart(length, 500)).toBe(is);
});

test('one object more than there are is asked for, with the selectors of the list, encoded', () => {
  const { request } = watchList({
    model: 'Pod',
    namespace: 'openshift-cnv',
    selector: { 'kubevirt.io': 'virt-handler', tier: 'node' },
    fields: { 'status.phase': 'Running' },
  });
  expect(oneMoreAddress(request, 500)).toBe(
    '/api/kubernetes/api/v1/namespaces/openshift-cnv/pods?limit=501&labelSelector=kubevirt.io%3Dvirt-handler%2Ctier%3Dnode&fieldSelector=status.phase%3DRunning',
  );
  expect(oneMoreAddress(watchList({ model: 'KubeVirt' }).request, 500)).toBe(
    '/api/kubernetes/apis/kubevirt.io/v1/kubevirts?limit=501',
  );
});

test.each([
  ['exactly as many, and no more', { items: names(0, 3), metadata: {} }, true],
  ['one more', { items: names(0, 4), metadata: {} }, false],
  ['one more, and others', { items: names(0, 3), metadata: { continue: 'x' } }, false],
  ['fewer by now', { items: names(0, 2), metadata: {} }, false],
  ['no answer', undefined, false],
])('whole: %s', (_case, answer, is) => {
  expect(isAll(answer, 3)).toBe(is);
});

test('a burst is many objects that came, changed or went at once', () => {
  const many = names(0, 1000);
  expect(isBurst(many, many)).toBe(false);
  expect(isBurst(many, many.slice(10))).toBe(false);
  expect(isBurst(many, many.slice(300))).toBe(true);
  expect(isBurst(many, [...many.slice(200), ...names(0, 200)])).toBe(true);
  expect(isBurst([], names(0, 250))).toBe(true);
});
