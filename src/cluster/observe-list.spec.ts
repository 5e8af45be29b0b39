import { observeList } from './observe';
import { watchList, type Watched } from './watch-requests';

const PODS = watchList({ model: 'Pod' });
const metadata = { name: 'virt-api-1' };
const of = (data: unknown): Watched => ({ data: data as Watched['data'], loaded: true });

test('"loaded" without a list, as the SDK answers to a null resource, is nothing that was read', () => {
  expect(observeList(PODS, of(undefined))).toEqual({ state: 'loading' });
  expect(observeList(PODS, of({}))).toEqual({ state: 'loading' });
  expect(observeList(PODS, of([]))).toEqual({ state: 'empty' });
});

test('objects of a watch that another part of the console made for their metadata alone are unread', () => {
  expect(observeList(PODS, of([{ kind: 'PartialObjectMetadata', metadata }]))).toMatchObject({
    state: 'failed',
    reason: 'The objects came without their state',
  });
  expect(observeList(PODS, of([{ metadata, spec: {}, status: {} }]))).toMatchObject({ state: 'found' });
});
