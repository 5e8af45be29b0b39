/** @jest-environment node */
import { join } from 'node:path';

import { loadScenario } from './load-scenario';
import { readNumber } from './kubernetes/read-field';

const BASE = join(__dirname, 'scenarios/base');
const MOMENT = new Date('2026-01-15T10:00:00Z');

test('a larger cluster has as many nodes more, each with its virt-handler, all of them counted', () => {
  const [small, large] = [0, 40].map((more) => loadScenario(BASE, MOMENT, more).objects);
  const count = (objects: typeof small, kind: string, name: string): number =>
    (objects ?? []).filter((object) => object.kind === kind && object.metadata.name.startsWith(name)).length;
  expect(count(large, 'Node', 'worker-') - count(small, 'Node', 'worker-')).toBe(40);
  expect(count(large, 'Pod', 'virt-handler-') - count(small, 'Pod', 'virt-handler-')).toBe(40);
  const daemonSet = large?.find(({ kind, metadata }) => kind === 'DaemonSet' && metadata.name === 'virt-handler');
  expect(daemonSet === undefined ? 0 : readNumber(daemonSet, 'status.numberReady')).toBe(
    count(large, 'Pod', 'virt-handler-'),
  );
  expect(new Set(large?.map(({ metadata: { uid } }) => uid).filter((uid) => uid !== undefined)).size).toBe(
    large?.filter(({ metadata: { uid } }) => uid !== undefined).length,
  );
});
