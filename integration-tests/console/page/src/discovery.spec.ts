/** @jest-environment node */
import { discover, isDown, servedVersions } from '../../../lab/kubernetes/discovery';
import { discoverModels } from './discovery';
import { flagsOf } from './flags';

const FLAG = { flag: 'KUBEVIRT', model: { group: 'kubevirt.io', version: 'v1', kind: 'KubeVirt' } };
const EXTENSIONS = [{ type: 'console.flag/model', pluginName: 'some', uid: '1', properties: FLAG }] as never;

const served = servedVersions({
  aggregated: [{ group: 'subresources.kubevirt.io', version: 'v1', isAvailable: false }],
  withoutKubeVirt: false,
});

const read = async (path: string): Promise<unknown> =>
  isDown(path, served) ? Promise.reject(new Error('service unavailable')) : Promise.resolve(discover(path, served));

test('one API whose server is down hides no kind of the others, and no flag', async () => {
  await expect(read('/apis/subresources.kubevirt.io/v1')).rejects.toThrow();
  const models = await discoverModels(read);
  const kinds = models.map(({ apiGroup = '', kind }) => `${apiGroup}/${kind}`);
  expect(kinds).toEqual(expect.arrayContaining(['/Pod', 'apps/Deployment', 'kubevirt.io/KubeVirt']));
  expect(flagsOf(EXTENSIONS, models)).toEqual({ KUBEVIRT_DYNAMIC: true, KUBEVIRT: true });
});

test('nothing is known while the groups are not', async () => {
  await expect(discoverModels(async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
});
