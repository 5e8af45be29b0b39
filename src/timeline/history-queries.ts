/*
 * How often an alert fired, by two instant queries over the series that Prometheus writes of alerts. A range query over
 * `ALERTS` is wrong: short firings fall between its points, and what was not evaluated looks like a resolution. Measured
 * with Prometheus 3.9 and Thanos 0.41 on made data with known answers.
 */

/** A second, in milliseconds. */
const SECOND = 1000;
/** The days that are asked for. */
export const HISTORY_DAYS = 7;
const WINDOW = `${HISTORY_DAYS}d`;
/** The same in milliseconds. */
export const HISTORY_SPAN = HISTORY_DAYS * 24 * 3600 * SECOND;
/** Above so many series the edges are asked for no more: Prometheus reads every sample of each several times over. */
export const MOST_SERIES = 50;
/** Every cluster's monitoring has this alert fire all the time: where it has no sample, nothing was evaluated. */
const WATCHDOG = 'ALERTS{alertname="Watchdog",alertstate="firing"}';
/** How often that alert's rule is evaluated, in milliseconds: as the platform's Prometheus does without being told otherwise. */
const WATCHDOG_EVERY = 30 * SECOND;
/** Of two Prometheus with the same rules each says by this label which it is, where they are not put together. */
const REPLICA = 'prometheus_replica';
/** What a series of the answers is about. */
export const ASKED = 'asked';

/** An alert whose history is asked for. */
export interface AskedAlert {
  readonly name: string;
  /** Labels that tell this instance from others, where the history is that of one. */
  readonly labels: Readonly<Record<string, string>>;
  /** How often its rule is evaluated, in milliseconds. */
  readonly every: number;
  /** How long its condition must hold, in milliseconds. */
  readonly hold: number;
}

const seriesOf = ({ name, labels }: AskedAlert): string => {
  const matchers = Object.entries({ alertname: name, alertstate: 'firing', ...labels });
  return `ALERTS{${matchers.map(([label, value]) => `${label}=${JSON.stringify(value)}`).join(',')}}`;
};

const seconds = (milliseconds: number): string => `${String(milliseconds / SECOND)}s`;

/** How long each series fired, exactly, and which replicas of Prometheus answer: what decides whether edges are asked for. */
export const timeQuery = (alert: AskedAlert): string =>
  `label_replace(count_over_time(${seriesOf(alert)}[${WINDOW}]), "${ASKED}", "time", "", "") or ` +
  `label_replace(group by (${REPLICA}) (${WATCHDOG}), "${ASKED}", "replica", "", "")`;

/**
 * When each series began and ended. A range of one interval holds one sample and looks back no further. `end` is a
 * resolution, which leaves a mark; `lost` means that samples stopped without one, as at a restart.
 */
export const edgesQuery = (alert: AskedAlert): string => {
  const one = seconds(alert.every);
  const series = seriesOf(alert);
  const here = `count_over_time(${series}[${one}])`;
  const before = `count_over_time(${series}[${one}] offset ${one})`;
  return (
    `(label_replace(${here} unless ${before}, "edge", "start", "", "")` +
    ` or label_replace(${before} unless ${here} unless ${series}, "edge", "end", "", "")` +
    ` or label_replace((${before} unless ${here}) and ${series}, "edge", "lost", "", ""))[${WINDOW}:${one}]`
  );
};

/** How far the points lie apart at which it is looked whether anything was evaluated. */
export const gapStep = ({ every }: AskedAlert): number => Math.max(every, WATCHDOG_EVERY);

/** The intervals in which no replica evaluated anything. */
export const gapsQuery = (alert: AskedAlert): string =>
  `absent_over_time(${WATCHDOG}[${seconds(gapStep(alert))}])[${WINDOW}:${seconds(gapStep(alert))}]`;
