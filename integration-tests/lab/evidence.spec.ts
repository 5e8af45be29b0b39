/** @jest-environment node */
import { gunzipSync } from 'node:zlib';

import { unpackTar } from 'modern-tar';
import { parse } from 'yaml';

import { makeEvidenceFile } from '../../src/evidence/evidence-file';
import { logPath, metricPath } from '../../src/evidence/layout';
import { caseOf } from '../../src/diagnosis/case';
import { evidenceSource, type EvidenceSource, type SaidFinding } from '../../src/evidence/source';
import { inEnglish } from '../../src/message';
import type { Evidence } from '../../src/probes/observation';
import { findRunbook } from '../../src/runbooks/catalogue';
import { investigateLab } from './investigate-lab';
import { labelsOfAlert } from './labels-of-alert';
import { Lab } from './lab';
import { REFERENCE_TIME } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });

const lab = new Lab();
// Not every alert has a runbook.
const FAULTS = lab.list().filter(({ alert }) => findRunbook(alert) !== undefined);
beforeEach(() => {
  lab.reset();
});
afterAll(() => {
  lab.close();
});

/** What the page of a fault's alert holds. */
const sourceOf = (fault: string, alert: string): EvidenceSource => {
  lab.switch(fault, true);
  const runbook = findRunbook(alert)!;
  const labels = labelsOfAlert(lab, alert);
  const investigation = investigateLab(lab, caseOf(runbook, labels));
  return evidenceSource(investigation, { title: alert, subject: runbook.subject, labels });
};

const allOf = (findings: readonly SaidFinding[]): readonly SaidFinding[] =>
  findings.flatMap((finding) => [finding, ...allOf(finding.consequences)]);

/** The texts of the file by their path below its one folder. */
const unpack = async (bytes: Uint8Array): Promise<ReadonlyMap<string, string>> => {
  const entries = await unpackTar(new Uint8Array(gunzipSync(bytes)));
  return new Map(
    entries.map(({ header, data }) => [header.name.replace(/^[^/]+\//, ''), new TextDecoder().decode(data)]),
  );
};

const uidsIn = (evidence: Evidence): string[] => {
  const events = evidence.kind === 'objects' && evidence.events?.state === 'found' ? evidence.events.data : [];
  const shown = evidence.kind === 'events' ? evidence.events : evidence.kind === 'objects' ? evidence.objects : [];
  return [...shown, ...events].map(({ metadata }) => metadata?.uid ?? '').filter((uid) => uid !== '');
};

test.each(FAULTS)('$name: the file holds what every step showed', async ({ name, alert }) => {
  const source = sourceOf(name, alert);
  const nothing = { lists: [], logs: [], podsLeftOut: 0 };
  const { signal } = new AbortController();
  const { bytes } = await makeEvidenceFile(source, nothing, { at: Date.now(), pluginVersion: '0', signal });
  const files = await unpack(bytes);
  const yaml = [...files].filter(([path]) => path.endsWith('.yaml')).map(([, text]) => text);
  const objects = yaml.join('\n');
  for (const text of yaml) expect(() => parse(text) as unknown).not.toThrow();
  const summary = files.get('summary.md') ?? '';
  for (const { sentence } of allOf(source.findings)) expect(summary).toContain(inEnglish(sentence).slice(0, 40));
  for (const { stepId, observation } of source.results) {
    if (observation.state !== 'found') continue;
    const { data } = observation;
    for (const uid of uidsIn(data)) expect(objects).toContain(uid);
    if (data.kind === 'samples') expect(files.get(metricPath(stepId))).toBeDefined();
    if (data.kind !== 'logs') continue;
    for (const log of data.logs) {
      if (log.log.state !== 'found') continue;
      const kept = files.get(logPath(log)) ?? '';
      for (const line of log.log.data.lines) expect(kept).toContain(line);
    }
  }
});
