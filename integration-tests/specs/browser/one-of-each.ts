import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { findRunbook } from '../../../src/runbooks/catalogue';
import type { Runbook } from '../../../src/runbooks/runbook';
import type { CaseExpectation } from '../../lab/case-expectation';

const FOLDER = join(__dirname, '../../lab/scenarios/faults');

/** A fault of the lab whose alert has a runbook. */
export interface Fault {
  readonly name: string;
  readonly runbook: Runbook;
  readonly expected: CaseExpectation;
}

/** All of them, in the order of their names. */
const FAULTS: readonly Fault[] = readdirSync(FOLDER).flatMap((name) => {
  const runbook = findRunbook(name.split('-')[0] ?? '');
  if (runbook === undefined) return [];
  return [
    { name, runbook, expected: parse(readFileSync(join(FOLDER, name, 'expect.yaml'), 'utf8')) as CaseExpectation },
  ];
});

/** The family of a runbook: what kind of thing it is about; of a workload also what its alert measures. */
export const familyOf = ({ runbook: { subject, measuredBy } }: Fault): string =>
  subject.kind === 'workload'
    ? `workload ${measuredBy}`
    : [subject.kind, 'model' in subject ? subject.model : ''].join(' ');

/** The kind of a fault's root cause, as its expectation names it: the first where several would be right. */
export const rootKindOf = ({ expected: { root, healthyNow } }: Fault): string => {
  if (healthyNow === true || root === undefined) return 'no root';
  const [kind = ''] = root.object.replaceAll(/[()]/g, '').split(/[/|]/);
  return `root ${kind}`;
};

/**
 * Some faults, so that each of their kinds is among them once. Content is proved without a browser, for every fault; what
 * a browser adds is proved by one of each kind.
 */
export const oneOfEach = (...kindsOf: readonly ((fault: Fault) => string)[]): readonly Fault[] => {
  const seen = new Set<string>();
  return FAULTS.filter((fault) => {
    const kinds = kindsOf.map((kindOf) => kindOf(fault));
    const isNew = kinds.some((kind) => !seen.has(kind));
    for (const kind of kinds) seen.add(kind);
    return isNew;
  });
};
