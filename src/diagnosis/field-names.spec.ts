import { namedByFields } from './field-names';

const metadata = { name: 'fedora', namespace: 'images' };

test('a cron names each import under way, in its own namespace', () => {
  const status = {
    currentImports: [{ DataVolumeName: 'fedora-c41f', Digest: 'sha256:c41f' }, { Digest: 'sha256:8e6b' }],
  };
  const named = [{ model: 'DataVolume', name: 'fedora-c41f', namespace: 'images' }];
  expect(namedByFields('DataImportCron', { metadata, status })).toEqual(named);
  expect(namedByFields('DataImportCron', { metadata, status: {} })).toEqual([]);
});

test('a source names a claim where it says so, a claim its volume, which is in no namespace', () => {
  const pvc = { name: 'fedora-8e6b', namespace: 'others' };
  expect(namedByFields('DataSource', { metadata, spec: { source: { pvc } } })).toEqual([
    { model: 'PersistentVolumeClaim', ...pvc },
  ]);
  expect(namedByFields('PersistentVolumeClaim', { metadata, spec: { volumeName: 'pvc-1' } })).toEqual([
    { model: 'PersistentVolume', name: 'pvc-1' },
  ]);
});

test('fields of another kind name nothing', () => {
  expect(namedByFields('Pod', { metadata, status: { claimName: 'fedora-c41f' } })).toEqual([]);
});
