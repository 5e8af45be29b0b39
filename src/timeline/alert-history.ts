import { list, record, text } from '../unknown-value';
import { ASKED, gapStep, HISTORY_SPAN, type AskedAlert } from './history-queries';

type Labels = Readonly<Record<string, string>>;

const resultOf = (answer: unknown): readonly Readonly<Record<string, unknown>>[] =>
  list(record(record(answer).data).result).map(record);

const labelsOf = (metric: unknown): Labels =>
  Object.fromEntries(Object.entries(record(metric)).map(([name, value]) => [name, text(value)]));

const keyOf = (labels: Labels): string =>
  JSON.stringify(
    Object.entries(labels)
      .filter(([name]) => !['edge', ASKED, '__name__'].includes(name))
      .sort(),
  );

const timesOf = (values: unknown): readonly number[] => list(values).map((pair) => Number(list(pair)[0]) * 1000);

/** A span in which it fired, in milliseconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Whether it had begun before the days that were asked for. */
  readonly isFromBefore: boolean;
  /** Whether it was seen to end: `lost` where samples stopped without a resolution, `now` where it goes on. */
  readonly end: 'seen' | 'lost' | 'now';
}

type Edge = readonly [at: number, edge: string];

const ORDER = ['end', 'lost', 'start'];
const byTime = ([a, edge]: Edge, [b, other]: Edge): number => a - b || ORDER.indexOf(edge) - ORDER.indexOf(other);

/** The spans of one series of one replica: from a start to an end. A first edge that is no start: it fired before. */
const spansOf = (edges: readonly Edge[], { from, to }: { from: number; to: number }): readonly Span[] => {
  const spans: Span[] = [];
  let began: { at: number; isFromBefore: boolean } | undefined =
    edges[0]?.[1] === 'start' ? undefined : { at: from, isFromBefore: true };
  for (const [at, edge] of edges) {
    if (edge === 'start') began ??= { at, isFromBefore: false };
    else if (began !== undefined) {
      const { at: start, isFromBefore } = began;
      spans.push({ from: start, to: at, isFromBefore, end: edge === 'end' ? 'seen' : 'lost' });
      began = undefined;
    }
  }
  return began === undefined ? spans : [...spans, { from: began.at, to, isFromBefore: began.isFromBefore, end: 'now' }];
};

const FIRM = ['lost', 'seen', 'now'];

/** The union of spans of all series and replicas. What one replica missed another may have seen. */
const union = (spans: readonly Span[]): readonly Span[] => {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || span.from > last.to) {
      merged.push(span);
      continue;
    }
    const isLater = span.to > last.to || (span.to === last.to && FIRM.indexOf(span.end) > FIRM.indexOf(last.end));
    merged[merged.length - 1] = {
      ...last,
      isFromBefore: last.isFromBefore || span.isFromBefore,
      ...(isLater ? { to: span.to, end: span.end } : {}),
    };
  }
  return merged;
};

/** How often an alert fired in the days that were asked for. Spans are in milliseconds. */
export interface AlertHistory {
  /** The oldest first; empty where only the time is known. */
  readonly spans: readonly Span[];
  /** How often at least and at most: what began soon after samples stopped may be the same. Absent where only the time is known. */
  readonly times?: { readonly least: number; readonly most: number };
  /** How long it fired in all. */
  readonly total: number;
  /** How long nothing was evaluated; absent where that is not known. */
  readonly notEvaluated?: number;
  /** Where it is, since when there are records at all: before it nothing is known. */
  readonly recordsFrom?: number;
  /** How many replicas of Prometheus answered; 0 where that is not known. */
  readonly replicas: number;
}

/** What the three queries were answered with; `edges` is absent where they were not asked for. */
export interface HistoryAnswers {
  readonly time: unknown;
  readonly gaps: unknown;
  readonly edges?: unknown;
  /** When they were asked, in milliseconds since the epoch. */
  readonly at: number;
}

const askedIs =
  (what: string) =>
  ({ metric }: Readonly<Record<string, unknown>>): boolean =>
    text(record(metric)[ASKED]) === what;

/** How many series an alert had in these days. */
export const seriesIn = (time: unknown): number => resultOf(time).filter(askedIs('time')).length;

/** When there was nothing to read in the window: at its beginning, and elsewhere. */
const readGaps = (
  answer: unknown,
  every: number,
  at: number,
): { readonly inside: readonly number[]; readonly recordsFrom?: number } | undefined => {
  const points = resultOf(answer).flatMap(({ values }) => timesOf(values));
  const from = Math.floor((at - HISTORY_SPAN) / every) * every;
  let records = from;
  for (const point of points) {
    if (point > records + every) break;
    records = point;
  }
  // Nothing at all was found of what always fires: then nobody knows.
  if (records + every >= at - every) return undefined;
  return { inside: points.filter((point) => point > records), ...(records === from ? {} : { recordsFrom: records }) };
};

/** Reads the answers of the queries above. */
export const readHistory = (alert: AskedAlert, { time, gaps, edges, at }: HistoryAnswers): AlertHistory => {
  const { every, hold } = alert;
  const window = { from: at - HISTORY_SPAN, to: at };
  const edgesOf = new Map<string, Edge[]>();
  for (const { metric, values } of resultOf(edges)) {
    const labels = labelsOf(metric);
    const key = keyOf(labels);
    const own = timesOf(values).map((when): Edge => [when, labels.edge ?? '']);
    edgesOf.set(key, [...(edgesOf.get(key) ?? []), ...own]);
  }
  const times = resultOf(time).filter(askedIs('time'));
  // A series without an edge fired throughout.
  const keys = new Set([...edgesOf.keys(), ...times.map(({ metric }) => keyOf(labelsOf(metric)))]);
  const spans =
    edges === undefined
      ? []
      : union([...keys].flatMap((key) => spansOf([...(edgesOf.get(key) ?? [])].sort(byTime), window)));
  const step = gapStep(alert);
  const known = readGaps(gaps, step, at);
  const inside = known?.inside ?? [];
  const evaluated = (from: number, to: number): number =>
    to - from - inside.filter((point) => point > from && point <= to).length * step;
  const doubtful = spans.filter((span, index) => {
    const before = spans[index - 1];
    return before?.end === 'lost' && evaluated(before.to, span.from) <= hold + 2 * every;
  }).length;
  const exact = Math.max(0, ...times.map(({ value }) => Number(list(value)[1]) * every));
  return {
    spans,
    ...(edges === undefined && times.length > 0
      ? {}
      : { times: { least: spans.length - doubtful, most: spans.length } }),
    total: edges === undefined ? exact : spans.reduce((sum, { from, to }) => sum + to - from, 0),
    ...(known === undefined ? {} : { notEvaluated: inside.length * step }),
    ...(known?.recordsFrom === undefined ? {} : { recordsFrom: known.recordsFrom }),
    replicas: resultOf(time).filter(askedIs('replica')).length,
  };
};
