import type { SeriesSource } from './promql';
import { alertLabels, STEP, type Rule } from './rules';
import { labelKey, type Labels, type VectorSample } from './series';

/** A time in which an alert fired, or nothing was evaluated, in milliseconds since the epoch. */
export interface PastSpan {
  readonly from: number;
  readonly to: number;
}

/** What Prometheus remembers of a time that the lab's series do not reach back to. */
export interface Remembered {
  /** When alerts fired, by name. */
  readonly fired: Readonly<Record<string, readonly PastSpan[]>>;
  /** When Prometheus was down. */
  readonly down: readonly PastSpan[];
}

const isIn = (spans: readonly PastSpan[], time: number): boolean =>
  spans.some(({ from, to }) => time >= from && time < to);

/** How long a sample counts after which none came (Prometheus, `--query.lookback-delta`), in milliseconds. */
const LOOKBACK = 5 * 60_000;

/** This alert fires all the time, and did before the lab's series begin. */
const ALWAYS = 'Watchdog';

/** How an alerting rule went, evaluation after evaluation. */
class Course {
  private readonly steps: (readonly VectorSample[])[] = [];
  private active = new Map<string, { labels: Labels; since: number }>();

  constructor(
    private readonly rule: Rule,
    private readonly source: SeriesSource,
    private readonly begin: number,
  ) {}

  /** The alerts of the evaluation before or at a moment; those before are worked out first, in their order. */
  at(time: number): readonly VectorSample[] {
    const index = Math.floor((time - this.begin) / STEP);
    while (this.steps.length <= index) this.steps.push(this.evaluate(this.begin + this.steps.length * STEP));
    return this.steps[index] ?? [];
  }

  private evaluate(time: number): VectorSample[] {
    const active = new Map<string, { labels: Labels; since: number }>();
    for (const sample of this.samples(time)) {
      const labels = alertLabels(this.rule, sample);
      const key = labelKey(labels);
      active.set(key, this.active.get(key) ?? { labels, since: time });
    }
    this.active = active;
    return [...active.values()].map(({ labels, since }) => ({
      labels: { ...labels, __name__: 'ALERTS', alertstate: time - since >= this.rule.hold ? 'firing' : 'pending' },
      value: 1,
    }));
  }

  /** A rule that can't be evaluated gives nothing. */
  private samples(time: number): readonly VectorSample[] {
    try {
      return this.rule.evaluate(this.source, time);
    } catch {
      return [];
    }
  }
}

/** The series `ALERTS` as it was, of one alert at a time. */
export class PastAlerts {
  private readonly courses = new Map<Rule, Course>();

  constructor(
    private readonly rules: readonly Rule[],
    private readonly source: SeriesSource,
    private readonly remembered: Remembered,
  ) {}

  /** Before this moment nothing is known. */
  get since(): number {
    const { fired, down } = this.remembered;
    return Math.min(this.begin, ...[...Object.values(fired).flat(), ...down].map(({ from }) => from));
  }

  /** The alerts of a name as they were at a moment. */
  at(name: string, time: number): readonly VectorSample[] {
    if (isIn(this.remembered.down, time)) return [];
    const rules = this.rules.filter(({ alert }) => alert === name);
    const isPast = time < this.begin;
    if (!isPast) return rules.flatMap((rule) => this.courseOf(rule).at(time));
    if (name !== ALWAYS && !isIn(this.remembered.fired[name] ?? [], time)) return [];
    return rules.slice(0, 1).map((rule) => ({
      labels: { ...alertLabels(rule, { labels: {}, value: 1 }), __name__: 'ALERTS', alertstate: 'firing' },
      value: 1,
    }));
  }

  /** The same for who asks for no range: a Prometheus that goes down marks nothing as ended, and looks back 5 min. */
  recent(name: string, time: number): readonly VectorSample[] {
    const down = this.remembered.down.find(({ from, to }) => time >= from && time < to);
    return this.at(name, down !== undefined && time - down.from < LOOKBACK ? down.from - STEP : time);
  }

  private get begin(): number {
    return Math.ceil((this.source.since ?? 0) / STEP) * STEP;
  }

  private courseOf(rule: Rule): Course {
    const course = this.courses.get(rule) ?? new Course(rule, this.source, this.begin);
    this.courses.set(rule, course);
    return course;
  }
}
