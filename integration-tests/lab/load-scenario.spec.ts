/** @jest-environment node */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadScenario } from './load-scenario';

const MOMENT = new Date('2026-03-01T12:30:00.750Z');

describe('loadScenario', () => {
  let folder: string;
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'scenario-')), 'VirtAPIDown');
    mkdirSync(folder);
  });
  afterEach(() => {
    rmSync(join(folder, '..'), { recursive: true });
  });

  it('reads all parts and shifts objects and logs', () => {
    write('fault.yaml', 'title: Down\ndescription: It is down\nalert: VirtAPIDown\nbeganMinutesAgo: 12\n');
    write(
      'manifests/pods.yaml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  creationTimestamp: 2026-01-15T09:00:00Z\n---\n' +
        'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}\n---\n',
    );
    write('logs/ns/a/app.log', '2026-01-15T10:00:00Z hello\n');
    write('logs/ns/a/app.previous.log', 'bye\n');
    write('expect.yaml', 'first: virt-api is down\nsupported: []\n');
    write('metrics.yaml', '- {series: \'up{job="virt-api"}\', value: 0}\n');
    expect(loadScenario(folder, MOMENT)).toMatchObject({
      name: 'VirtAPIDown',
      fault: { title: 'Down', description: 'It is down', alert: 'VirtAPIDown', beganMinutesAgo: 12 },
      objects: [
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', creationTimestamp: '2026-03-01T11:30:00Z' } },
        { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b' } },
      ],
      logs: new Map([
        ['ns/a/app', '2026-03-01T12:30:00Z hello\n'],
        ['ns/a/app.previous', 'bye\n'],
      ]),
      metrics: [{ series: 'up{job="virt-api"}', value: 0 }],
    });
  });

  it('names the file that it cannot read', () => {
    write('manifests/broken.yaml', 'kind: Pod\n');
    expect(() => loadScenario(folder, MOMENT)).toThrow(/broken\.yaml/);
  });

  it('throws for a folder that does not exist', () => {
    expect(() => loadScenario(join(folder, 'none'), MOMENT)).toThrow(/No scenario/);
  });
});
