import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import extensions from '../console-extensions.json';
import manifest from '../package.json';

const root = join(__dirname, '..');
const { name, exposedModules, version } = manifest.consolePlugin;

const codeRefs = [...JSON.stringify(extensions).matchAll(/"\$codeRef":"([^".]+)/g)].map(([, ref]) => ref);

test('the plugin, its package and its translations have one name and one version', () => {
  expect(manifest.name).toBe(name);
  expect(manifest.version).toBe(version);
  expect(existsSync(join(root, 'locales/en', `plugin__${name}.json`))).toBe(true);
});

test('every code reference is an exposed module, and every exposed module is referenced and exists', () => {
  expect([...new Set(codeRefs)].sort()).toEqual(Object.keys(exposedModules).sort());
  for (const path of Object.values(exposedModules)) {
    expect(['.ts', '.tsx'].some((type) => existsSync(join(root, 'src', `${path}${type}`)))).toBe(true);
  }
});

test('names in the navigation are translated', () => {
  const names = [...JSON.stringify(extensions).matchAll(/%plugin__[^~]+~([^%]+)%/g)].map(
    ([, sentence]) => sentence ?? '',
  );
  const translations = JSON.parse(readFileSync(join(root, 'locales/en', `plugin__${name}.json`), 'utf8')) as Record<
    string,
    string
  >;
  expect(names.length).toBeGreaterThan(0);
  for (const sentence of names) expect(translations[sentence]).toBe(sentence);
});

test('no sentence has a tilde: the console takes what stands before it for the name of a plugin', () => {
  const sentences = readFileSync(join(root, 'locales/en', `plugin__${name}.json`), 'utf8');
  expect(sentences.split('\n').filter((line) => line.includes('~'))).toEqual([]);
});

test('the tab of a virtual machine is of the kind that can be hidden, and hidden while there is no machine', () => {
  const tabs = extensions.filter(({ type }) => type.includes('tab'));
  expect(tabs).toMatchObject([
    {
      type: 'kubevirt.tab/horizontalNav',
      properties: { model: { kind: 'VirtualMachine' }, isVisible: { $codeRef: 'virtualMachineExists' } },
    },
  ]);
});

test('no route switches the perspective of its visitor', () => {
  for (const { type, properties } of extensions) {
    if (type === 'console.page/route') expect(properties).not.toHaveProperty('perspective');
  }
});

test('the line of the overview is there with kubevirt-plugin and without it, once each', () => {
  const flags = extensions
    .filter(({ type }) => type === 'console.dashboards/custom/overview/detail/item')
    .map((extension) => ('flags' in extension ? extension.flags : undefined));
  expect(flags).toEqual([
    { required: ['KUBEVIRT_DYNAMIC'] },
    { required: ['VIRTUALIZATION_ALERTS_HYPERCONVERGED'], disallowed: ['KUBEVIRT_DYNAMIC'] },
  ]);
});
