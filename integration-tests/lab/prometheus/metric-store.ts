import type { MetricDescription } from '../scenario';
import { numberText } from './literals';
import { labelKey, parseSeries, writeSeries, type Labels } from './series';

/** What a series does from a moment on. */
interface Phase {
  from: number;
  kind: 'gauge' | 'counter' | 'absent';
  /** A gauge's value, a counter's increase per second. */
  amount: number;
  /** What a gauge grows by per second; absent: 0. */
  slope?: number;
}

interface Series {
  labels: Labels;
  phases: Phase[];
}

/** A series as it is read from its text, and the same text for the same labels. */
interface Read {
  readonly labels: Labels;
  readonly key: string;
}

const texts = new Map<string, Read>();

/** Reads a series once: a store has a thousand, and each switch of a fault asks for all of them. */
const read = (text: string): Read => {
  const known = texts.get(text);
  if (known !== undefined) return known;
  const labels = parseSeries(text);
  const fresh = { labels, key: labelKey(labels) };
  texts.set(text, fresh);
  return fresh;
};

const keyOf = ({ series }: MetricDescription): string => read(series).key;

/** How long before its start the healthy base began, in milliseconds. */
const PAST = 6 * 60 * 60 * 1000;

const phaseOf = ({ value, rate, absent }: MetricDescription, from: number): Phase => {
  if (absent === true) return { from, kind: 'absent', amount: 0 };
  if (rate !== undefined && value === undefined) return { from, kind: 'counter', amount: rate };
  return { from, kind: 'gauge', amount: value ?? 0, ...(rate === undefined ? {} : { slope: rate }) };
};

/** A gauge that moves stops at 0. */
const drifted = ({ from, amount, slope = 0 }: Phase, time: number): number =>
  slope === 0 ? amount : Math.max(0, amount + (slope * (time - from)) / 1000);

/** The type that the exposition format names; buckets alone, without sum and count, are no histogram. */
const typeOf = (name: string, all: readonly Series[]): string => {
  if (name.endsWith('_bucket')) return 'untyped';
  return all.some(({ phases }) => phases.some(({ kind }) => kind === 'counter')) ? 'counter' : 'gauge';
};

/** Series as functions of time: what was true, and since when. Times are milliseconds since the epoch. */
export class MetricStore {
  private readonly series = new Map<string, Series>();
  private readonly byName = new Map<string, Series[]>();
  private readonly base = new Map<string, MetricDescription>();
  private readonly overlays = new Map<string, readonly MetricDescription[]>();

  /** Before this moment there is no sample, in milliseconds since the epoch. */
  readonly since: number;

  constructor(base: readonly MetricDescription[], now: number) {
    this.since = now - PAST;
    for (const metric of base) {
      this.base.set(keyOf(metric), metric);
      this.begin(metric, now - PAST);
    }
  }

  /** From a moment on (which may have passed) these series are as given. */
  overlay(name: string, metrics: readonly MetricDescription[], from: number): void {
    this.overlays.set(name, metrics);
    for (const metric of metrics) this.begin(metric, from);
  }

  /** From a moment on the overlay's series are again as another overlay, or the base, has them. What was, stays in the past. */
  endOverlay(name: string, at: number): void {
    const ended = this.overlays.get(name) ?? [];
    this.overlays.delete(name);
    for (const metric of ended) {
      const key = keyOf(metric);
      const others = [...this.overlays.values()].flat().filter((other) => keyOf(other) === key);
      this.begin(others.at(-1) ?? this.base.get(key) ?? { series: metric.series, absent: true }, at);
    }
  }

  /** The names of all series that there are or were. */
  names(): readonly string[] {
    return [...this.byName.keys()];
  }

  /** The value of every series of a name at a moment; those that are absent then are left out. */
  at(name: string, time: number): { labels: Labels; value: number }[] {
    return (this.byName.get(name) ?? []).flatMap((series) => {
      const value = this.valueOf(series, time);
      return value === undefined ? [] : [{ labels: series.labels, value }];
    });
  }

  /** Everything now, in the text exposition format: the series of a metric stand together, under its type. */
  exposition(time: number): string {
    return [...this.byName]
      .map(([name, all]) => {
        const lines = all.flatMap((series) => {
          const value = this.valueOf(series, time);
          return value === undefined ? [] : [`${writeSeries(series.labels)} ${numberText(value)}\n`];
        });
        return lines.length === 0 ? '' : [`# TYPE ${name} ${typeOf(name, all)}\n`, ...lines].join('');
      })
      .join('');
  }

  private begin(metric: MetricDescription, from: number): void {
    const { key, labels } = read(metric.series);
    const known = this.series.get(key);
    const series = known ?? { labels, phases: [] };
    series.phases = [...series.phases.filter((phase) => phase.from < from), phaseOf(metric, from)];
    if (known !== undefined) return;
    this.series.set(key, series);
    const name = series.labels.__name__ ?? '';
    this.byName.set(name, [...(this.byName.get(name) ?? []), series]);
  }

  private valueOf({ phases }: Series, time: number): number | undefined {
    const current = phases.findLast(({ from }) => from <= time);
    if (current === undefined || current.kind === 'absent') return undefined;
    if (current.kind === 'gauge') return drifted(current, time);
    return phases.reduce((sum, { from, kind, amount }, index) => {
      const until = Math.min(phases[index + 1]?.from ?? time, time);
      return kind === 'counter' && until > from ? sum + (amount * (until - from)) / 1000 : sum;
    }, 0);
  }
}
