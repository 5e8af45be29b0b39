/** @jest-environment node */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse, stringify } from 'yaml';

import { describeWith, findCommand } from '../../specs/packaging/at-hand';
import { Lab } from '../lab';
import { REFERENCE_TIME, type KubernetesObject } from '../scenario';
import { ruleGroups, ruleTestOf } from './rule-test';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const SCENARIOS = join(__dirname, '../scenarios');
const PROMTOOL = findCommand('promtool');
const FAULTS = readdirSync(join(SCENARIOS, 'faults')).sort();
const GROUPS = ruleGroups(
  readdirSync(join(SCENARIOS, 'rules')).map(
    (file) => parse(readFileSync(join(SCENARIOS, 'rules', file), 'utf8')) as KubernetesObject,
  ),
);

describeWith({ promtool: PROMTOOL !== undefined }, "The lab's rules in Prometheus itself", () => {
  const folder = mkdtempSync(join(tmpdir(), 'rule-tests-'));
  const rules = join(folder, 'rules.yaml');
  writeFileSync(rules, stringify({ groups: GROUPS }));
  const lab = new Lab();
  afterAll(() => {
    lab.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(['no fault', ...FAULTS])(
    '%s: raises the alerts that the page gets, with their labels, and no others',
    (fault) => {
      if (fault !== 'no fault') lab.switch(fault, true);
      const { file, alerts } = ruleTestOf(lab, GROUPS, rules, Date.now());
      lab.reset();
      const path = join(folder, `${fault}.yaml`);
      writeFileSync(path, stringify(file, { aliasDuplicateObjects: false }));
      const { status, stdout, stderr } = spawnSync(PROMTOOL ?? '', ['test', 'rules', path], { encoding: 'utf8' });
      expect(alerts.length).toBeGreaterThan(0);
      expect([stdout.includes('FAILED') || status !== 0 ? stdout + stderr : '', status]).toEqual(['', 0]);
    },
  );
});
