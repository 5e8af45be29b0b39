/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import type { Alert } from '../../src/alerts/alert';
import { parseRules } from '../../src/alerts/parse-rules';
import { caseOf } from '../../src/diagnosis/case';
import type { Advised } from '../../src/diagnosis/investigation';
import { storyOf, type Story } from '../../src/diagnosis/story';
import { inEnglish } from '../../src/message';
import type { ClusterObject } from '../../src/probes/observation';
import { findRunbook } from '../../src/runbooks/catalogue';
import type { Runbook } from '../../src/runbooks/runbook';
import { workloadOf } from '../../src/runbooks/workloads';
import { restartAdvice } from '../../src/fixes/restart-advice';
import { labelText } from '../../src/probes/label-text';
import { timelineOf, type Timeline } from '../../src/timeline/timeline';
import type { CaseExpectation } from './case-expectation';
import { investigateLab } from './investigate-lab';
import { commandsOf, problemsOfRemedies } from './pasted-remedies';
import { Lab } from './lab';
import { isBoundByLabels, labelsOfFault } from './labels-of-alert';
import { REFERENCE_TIME } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const lab = new Lab();
const FAULTS = lab.list().filter(({ alert }) => findRunbook(alert) !== undefined);
afterAll(() => {
  lab.close();
});

const alertNamed = (name: string): Alert | undefined => {
  const { json } = lab.prometheus.answer('/api/v1/rules', new URLSearchParams());
  return parseRules(json).find((alert) => alert.name === name);
};

const replicaSets = ({ subject }: Runbook, namespace: string): readonly ClusterObject[] => {
  if (subject.kind !== 'workload') return [];
  const [[label, value] = ['', '']] = Object.entries(workloadOf(subject.workload).selector);
  return lab.world.list('apps', 'ReplicaSet', namespace).filter(({ metadata }) => metadata.labels?.[label] === value);
};

interface FirstScreen {
  readonly investigation: Advised;
  readonly story: Story;
  readonly timeline: Timeline;
}

const firstScreen = (runbook: Runbook, labels: Readonly<Record<string, string>>): FirstScreen => {
  const investigation = investigateLab(lab, caseOf(runbook, labels));
  const data = replicaSets(runbook, investigation.namespace.namespace);
  const timeline = timelineOf(
    investigation,
    { ...(data.length === 0 ? {} : { replicaSets: { state: 'found', data } }), versions: { state: 'empty' } },
    alertNamed(runbook.alert),
  );
  return { investigation, story: storyOf(investigation.diagnosis), timeline };
};

/** What nobody can know of what the cluster keeps. */
const NEVER = /nobody|only .+ changed|unchanged since|scaled at|resumed|deleted by|removed by|its manager/i;

const expectationOf = (fault: string): CaseExpectation =>
  parse(readFileSync(join(__dirname, 'scenarios', 'faults', fault, 'expect.yaml'), 'utf8')) as CaseExpectation;

describe.each(FAULTS)('$name', ({ name, alert }) => {
  const runbook = findRunbook(alert)!;
  let timeline: Timeline;
  let story: Story;
  let investigation: Advised;
  beforeAll(() => {
    lab.reset();
    // It switches the fault off again.
    const labels = isBoundByLabels(runbook) ? labelsOfFault(lab, name, alert) : { alertname: alert };
    lab.switch(name, true);
    ({ timeline, story, investigation } = firstScreen(runbook, labels));
  });

  test('is told in one sentence and three links at most, from the root to what the alert measures', () => {
    const { root, healthyNow = false } = expectationOf(name);
    const { cause, effect, links } = story;
    expect(cause === undefined).toBe(healthyNow);
    expect(links.length).toBeLessThanOrEqual(3);
    const [first] = links;
    if (root !== undefined) {
      const objects = first!.finding.objects.map((object) => `${object.model}/${object.name}`);
      expect(objects.length === 0 || objects.some((one) => new RegExp(`^(?:${root.object})$`, 'is').test(one))).toBe(
        true,
      );
      expect(inEnglish(first!.finding.sentence)).toMatch(new RegExp(root.says, 'is'));
    }
    const sentence = [cause, effect].flatMap((one) => (one === undefined ? [] : [inEnglish(one)])).join(', so ');
    expect(sentence.length).toBeLessThanOrEqual(160);
    expect(sentence).not.toMatch(/\{\{|undefined|NaN|:\s*$/);
  });

  test('names in its sentence what it is about, and says no number without it', () => {
    const { cause, effect, links } = story;
    for (const [at, said] of [cause, effect].entries()) {
      if (said === undefined) continue;
      const { objects = [], facts } = links[at === 0 ? 0 : links.length - 1]?.finding ?? {};
      const names = [...objects.map(({ name: own }) => own), ...(facts ?? []).map(({ workload }) => workload)];
      const isNamed = names.some((one) => one !== '' && inEnglish(said).includes(one));
      // What has no object is the cluster's: its API server, its update.
      expect(
        isNamed ||
          /API server|DNS|OpenShift|Prometheus |storage class |HyperConverged|of KubeVirt|VMs? |Claim |pool |node/.test(
            inEnglish(said),
          ),
      ).toBe(true);
      expect(inEnglish(said)).not.toMatch(/^[\w ]+: [\d.]+( %)?$/);
    }
  });

  test('proposes nothing that can lose data first, no deletion that waits, and no restart that it warns of', () => {
    const { remedies, fix } = investigation;
    expect(problemsOfRemedies(remedies)).toEqual([]);
    expect(fix === undefined || fix.command.text.endsWith('--wait=false')).toBe(true);
    if (fix === undefined || restartAdvice(investigation).is !== 'useless') return;
    const restarts = commandsOf(remedies.slice(0, 3)).filter(
      (command) => command.includes('oc delete pods') && command.includes(labelText(fix.target?.selector ?? {})),
    );
    expect(restarts).toEqual([]);
  });

  test('is told in the order of time, and nothing of what is to come', () => {
    const times = timeline.moments.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(Math.max(0, ...times)).toBeLessThanOrEqual(Date.now());
  });

  test('shows seven moments at most, the alert and the first sign among them', () => {
    const { moments, chosen, firstSign } = timeline;
    expect(chosen.length).toBeLessThanOrEqual(7);
    expect(chosen).toEqual(moments.filter((moment) => chosen.includes(moment)));
    const wanted = [...moments.filter(({ kind }) => kind === 'alert'), ...(firstSign === undefined ? [] : [firstSign])];
    expect(wanted.filter((moment) => !chosen.includes(moment))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(0);
  });

  test('says nothing that nobody can know', () => {
    const { moments, notes } = timeline;
    const said = [...moments.map(({ sentence }) => sentence), ...notes].map(inEnglish);
    expect(said.filter((sentence) => NEVER.test(sentence))).toEqual([]);
    expect(said.filter((sentence) => /\{\{|undefined|NaN/.test(sentence))).toEqual([]);
  });

  test('begins with what is broken, where that says when', () => {
    const { root } = expectationOf(name);
    const { moments, firstSign } = timeline;
    const isRoot = (object: { readonly model: string; readonly name: string }): boolean =>
      root !== undefined && new RegExp(`^(?:${root.object})$`, 'is').test(`${object.model}/${object.name}`);
    const ofRoot = moments.filter(({ kind, objects }) => kind === 'problem' && objects.some(isRoot));
    const [earliest] = ofRoot;
    expect(earliest === undefined || firstSign === undefined || firstSign.at <= earliest.at).toBe(true);
    expect(earliest !== undefined && firstSign?.at === earliest.at && !ofRoot.includes(firstSign)).toBe(false);
  });
});

test('of a healthy cluster no problem is told', () => {
  lab.reset();
  const { timeline, story } = firstScreen(findRunbook('VirtControllerDown')!, { alertname: 'VirtControllerDown' });
  expect(story).toEqual({ links: [], isUnexplained: false, others: 0 });
  expect(timeline.moments.filter(({ kind }) => kind === 'problem')).toEqual([]);
  expect(timeline.firstSign).toBeUndefined();
  expect(timeline.notes.map(inEnglish)).toEqual([
    'No upgrade, rollout or recorded change of virt-controller in the last 24 hours',
  ]);
});

test('what was not read is not said to be unchanged', () => {
  lab.reset();
  const of = caseOf(findRunbook('VirtControllerDown')!, { alertname: 'VirtControllerDown' });
  const investigation = investigateLab(lab, of);
  const forbidden = { state: 'forbidden', verb: 'list', resource: 'x', group: '', reason: '' } as const;
  expect(timelineOf(investigation, { replicaSets: forbidden }).notes.map(inEnglish)).toEqual([
    'No update of OpenShift in the last 24 hours',
  ]);
  const results = investigation.results.map((result) =>
    result.stepId === 'cluster-update' ? { ...result, observation: forbidden } : result,
  );
  expect(timelineOf({ ...investigation, results }, { replicaSets: { state: 'found', data: [] } }).notes).toEqual([]);
});
