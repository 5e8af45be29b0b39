import { pendingSince, stateSince } from '../alerts/since';
import { inEnglish, type Message } from '../message';
import { labelText } from '../probes/label-text';
import type { StepResult } from '../probes/step-result';
import type { FilledStep } from '../runbooks/runbook';
import type { Cut } from './bounds';
import type { Unread } from './gathered';
import { codeBlock, markdownText, points, section } from './markdown';
import { maskText } from '../masking/mask-text';
import { observedLines } from './observed';
import type { EvidenceSource, SaidFinding } from './source';
import { Tally, type MaskedCounts } from '../masking/tally';
import { whatHelps } from './summary-remedies';
import { whyUnread } from './unread';
import type { Versions } from './versions';

/** What the summary is made from. */
export interface SummaryFacts {
  readonly source: EvidenceSource;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly pluginVersion: string;
  readonly versions: Versions;
  readonly unread: readonly Unread[];
  readonly masked: MaskedCounts;
  /** Absent for the clipboard: what only a file has. */
  readonly file?: {
    readonly cuts: readonly Cut[];
    /** Logs of which only the end was read, and lists of which only the beginning was. */
    readonly partly: readonly string[];
    /** Logs of which another file holds the same. */
    readonly same: readonly string[];
    readonly podsLeftOut: number;
    /** Files that had no room. */
    readonly leftOut: readonly string[];
  };
}

/** A time as people of any zone read it. */
const utc = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

/** Writes cluster text into Markdown, its credentials masked. */
class Writer {
  readonly tally = new Tally();

  text(text: string): string {
    return markdownText(maskText(text, this.tally));
  }

  say(sentence: Message): string {
    return this.text(inEnglish(sentence).replaceAll('`', ''));
  }

  code(text: string): string {
    return codeBlock(maskText(text, this.tally));
  }
}

/** A rule that fails leaves its alerts as they were, or takes them away: neither is to be believed. */
const evaluationLines = ({ evaluation }: EvidenceSource, write: Writer): readonly string[] =>
  evaluation?.health === 'err'
    ? [
        `Its rule fails, so that whether it should fire is not known: ${write.text(evaluation.lastError || 'Prometheus does not say why')}`,
      ]
    : [];

/** Since when an alert fires and since when it is pending: two moments, each where it is known, as the page says them. */
const sinceOf = (alert: EvidenceSource['alert'] & object): string => {
  const [fires, pending] = [stateSince(alert), pendingSince(alert)];
  const about = alert.firing?.by === 'estimate' ? 'about ' : '';
  const first = fires === '' ? 'since an unknown time' : `since ${about}${utc(Date.parse(fires))}`;
  return pending === '' || pending === fires ? first : `${first}, pending since ${utc(Date.parse(pending))}`;
};

const alertSection = (source: EvidenceSource, write: Writer): string => {
  const { alert, labels, title } = source;
  if (alert === undefined) {
    return section(2, 'Alert', [
      points(
        [
          `${write.text(title)}: gathered without a firing alert`,
          ...evaluationLines(source, write),
          ...(Object.keys(labels).length === 0 ? [] : [`Labels: ${write.text(labelText(labels, ', '))}`]),
        ],
        '',
      ),
    ]);
  }
  const { summary = '', description = '' } = alert.annotations;
  return section(2, 'Alert', [
    points(
      [
        `${write.text(alert.name)}: ${alert.severity}, ${alert.state} ${sinceOf(alert)}`,
        ...evaluationLines(source, write),
        ...[summary, description].filter((text) => text !== '').map((text) => write.text(text)),
        `Labels: ${write.text(labelText(alert.labels, ', '))}`,
        'Expression:',
      ],
      '',
    ),
    write.code(alert.rule.query),
  ]);
};

const stepSection = (
  step: FilledStep,
  result: StepResult | undefined,
  number: number,
  { write }: { readonly write: Writer },
): string => {
  const title = `${number}. ${write.say(step.title)}`;
  if (result === undefined) return section(3, title, ['Not run.']);
  const { verdict, observation, command, since: sinceThen } = result;
  const status = verdict.pending === true ? 'still reading' : verdict.status;
  const since = sinceThen === undefined ? '' : ` (since ${utc(sinceThen)})`;
  const observed = observation.state === 'found' ? observedLines(step, observation.data) : [];
  return section(3, title, [
    `**${status}**: ${write.say(verdict.evidence)}${since}`,
    ...(observed.length === 0
      ? []
      : [
          points(
            observed.map((line) => write.text(line)),
            '',
          ),
        ]),
    write.code(command.text),
  ]);
};

/** A finding, and indented under it what follows from it. */
const findingText = ({ sentence, consequences }: SaidFinding, write: Writer, indent = '  '): string =>
  [write.say(sentence), ...consequences.map((one) => `${indent}- ${findingText(one, write, `${indent}  `)}`)].join(
    '\n',
  );

/** That the alert contradicts the cluster, and indented under it why. */
const contradictionText = ({ contradiction }: EvidenceSource, write: Writer): readonly string[] =>
  contradiction === undefined
    ? []
    : [[write.say(contradiction.sentence), ...contradiction.because.map((why) => `  - ${write.say(why)}`)].join('\n')];

/** No finding is good news only where every step has been judged. */
const nothingFound = ({ results }: EvidenceSource): string =>
  results.length === 0
    ? 'Nothing was checked.'
    : results.some(({ verdict }) => verdict.pending === true || verdict.status === 'unknown')
      ? 'Not known: not every step has an answer.'
      : 'Every step found what it should.';

const versionLines = (
  { openshift, clusterId, hyperConverged, kubeVirt }: Versions,
  pluginVersion: string,
): readonly string[] => [
  `OpenShift: ${openshift ?? 'could not be read'}${clusterId === undefined ? '' : ` (cluster ${clusterId})`}`,
  `OpenShift Virtualization (HyperConverged): ${hyperConverged ?? 'could not be read'}`,
  `KubeVirt: ${kubeVirt ?? 'could not be read'}`,
  `Virtualization Alerts plugin: ${pluginVersion}`,
];

const cutLines = (file: NonNullable<SummaryFacts['file']>): readonly string[] => [
  ...file.cuts.map(
    ({ path, lines, bytes }) =>
      `${path}: the oldest ${lines} lines (${bytes} bytes), to keep within the size of the file`,
  ),
  ...file.partly,
  ...file.same,
  ...(file.podsLeftOut === 0
    ? []
    : [`the logs of ${file.podsLeftOut} further pods: those of the pods that are not ready come first`]),
  ...file.leftOut.map((path) => `${path}: there was no room for it`),
];

/**
 * Says in Markdown what is known: the alert, what was found, every step's verdict with its evidence and command, the
 * versions, what could not be read and why, what was cut, and what was masked. In English; times in UTC.
 */
export const summaryOf = (facts: SummaryFacts): string => {
  const { source, at, versions, pluginVersion, unread, file } = facts;
  const write = new Writer();
  const steps = source.steps.map((step, index) =>
    stepSection(
      step,
      source.results.find(({ stepId }) => stepId === step.id),
      index + 1,
      { write },
    ),
  );
  const sections = [
    alertSection(source, write),
    section(2, 'What was found', [
      points(
        [...contradictionText(source, write), ...source.findings.map((finding) => findingText(finding, write))],
        nothingFound(source),
      ),
    ]),
    section(
      2,
      'What helps',
      whatHelps(source.remedies, { say: (sentence) => write.say(sentence), code: (text) => write.code(text) }),
    ),
    section(2, 'Steps', [
      `Namespace ${write.text(source.namespace.namespace)}. ${write.say(source.namespace.source)}`,
      ...steps,
    ]),
    section(2, 'Versions', [
      points(
        versionLines(versions, pluginVersion).map((line) => write.text(line)),
        '',
      ),
    ]),
    section(2, 'What could not be read', [
      points(
        unread.map(({ what, why }) => `${write.say(what)}: ${write.say(whyUnread(why))}`),
        'Everything could be read.',
      ),
    ]),
    ...(file === undefined
      ? []
      : [
          section(2, 'What was cut', [
            points(
              cutLines(file).map((line) => write.text(line)),
              'Nothing.',
            ),
          ]),
        ]),
  ];
  // What the summary repeats of the files was counted there.
  const masked = Object.entries(file === undefined ? write.tally.counts : facts.masked).map(
    ([kind, count]) => `${kind}: ${count}`,
  );
  return `${section(1, write.text(source.title), [
    `Gathered ${utc(at)} by the Virtualization Alerts plugin of the OpenShift console, as the signed-in user.`,
    ...(file === undefined
      ? []
      : ['The folder is laid out as `oc adm inspect` lays it out: `omc use FOLDER` opens it.']),
    ...sections,
    section(2, 'What was masked', [points(masked, 'Nothing: no environment value and no credential was met.')]),
  ])}\n`;
};
