/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { describeWith } from './at-hand';
import { CHART, helm, HELM } from './helm';

// Other programs are started here, and a busy machine takes its time.
jest.setTimeout(60_000);

interface Schema {
  properties?: Record<string, Schema>;
}

const schema = JSON.parse(readFileSync(join(CHART, 'values.schema.json'), 'utf8')) as Schema;
const values = parse(readFileSync(join(CHART, 'values.yaml'), 'utf8')) as Record<string, Record<string, unknown>>;

test('every value has a place in the schema, and the schema has no other', () => {
  const known = Object.keys(schema.properties ?? {}).filter((name) => name !== 'global');
  expect(known.sort()).toEqual(Object.keys(values).sort());
  for (const name of ['image', 'enablePlugin', 'networkPolicy']) {
    const inner = Object.keys(schema.properties?.[name]?.properties ?? {});
    expect([name, ...inner.sort()]).toEqual([name, ...Object.keys(values[name] ?? {}).sort()]);
  }
});

describeWith({ helm: HELM !== undefined }, 'helm refuses', () => {
  const given = ['--values', join(CHART, 'ci/default-values.yaml')];

  test.each([
    ['an unknown value', ['--set', 'replica=3'], /additional properties 'replica' not allowed/],
    ['no replica', ['--set', 'replicas=0'], /replicas.*minimum/],
    ['half a replica', ['--set-json', 'replicas=1.5'], /replicas.*want integer/],
    ['a repository with a tag', ['--set', 'image.repository=example.com/a/b:1'], /image\/repository.*does not match/],
    ['a digest that is none', ['--set', 'image.digest=latest'], /image\/digest.*does not match/],
    ['a pull policy that is none', ['--set', 'image.pullPolicy=Sometimes'], /image\/pullPolicy.*value must be one of/],
    [
      'a directive that the console does not know',
      ['--set-json', 'contentSecurityPolicy=[{"directive":"ConnectSrc","values":["x"]}]'],
      /contentSecurityPolicy.*value must be one of/,
    ],
    [
      'two sources in one',
      ['--set-json', 'contentSecurityPolicy=[{"directive":"ImgSrc","values":["a; script-src *"]}]'],
      /contentSecurityPolicy.*does not match/,
    ],
    ['a switch that is a word', ['--set-string', 'enablePlugin.enabled=no'], /enablePlugin\/enabled.*want boolean/],
    [
      'a label that Kubernetes would refuse',
      ['--set', 'commonLabels.team=on call'],
      /commonLabels\/team.*does not match/,
    ],
    ['an image with a blank', ['--set', 'enablePlugin.image=cli latest'], /enablePlugin\/image.*does not match/],
  ])('%s', (_, args, complaint) => {
    const { code, said } = helm('template', CHART, ...given, ...args);
    expect(code).not.toBe(0);
    expect(said).toMatch(complaint);
  });

  test('an install that does not say where the image is, and says what to do', () => {
    const { code, said } = helm('template', CHART);
    expect(code).not.toBe(0);
    expect(said).toContain('image.repository is empty: say where the plugin');
  });
});
