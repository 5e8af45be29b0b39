import type { Sent } from './traffic';

/** How much was asked and answered. */
export interface Asked {
  readonly requests: number;
  /** Requests that were made more than once: method, address and body alike. */
  readonly repeated: number;
  /** Bytes of all bodies, as the lab serves them. */
  readonly bytes: number;
  /** Bytes on the wire, packed where the servers of a real cluster pack. */
  readonly packed: number;
}

/** What coming to a page cost, from the click until what one came for is there. */
export interface Arrival extends Asked {
  /** Milliseconds until the first row, or the first finding. */
  readonly milliseconds: number;
  readonly scripts: number;
  /** Bytes of these, gzip. */
  readonly scriptBytes: number;
  /** Milliseconds of the longest task of the main thread since the click; 0 where none took 50. */
  readonly longestTask: number;
}

/** What an open page costs in a minute. */
export interface OpenMinute extends Asked {
  /** Seconds in which the main thread worked. */
  readonly busySeconds: number;
  readonly longestTask: number;
  /** Bytes of the heap at its beginning and its end. */
  readonly heap: readonly [from: number, to: number];
}

/** What one build costs at one size. */
export interface Measures {
  readonly build: string;
  readonly size: string;
  readonly list: Arrival;
  readonly openList: OpenMinute;
  /** Absent of a console's own list. */
  readonly alert?: Arrival;
  /** From the click until what the alert's page reads has been read. */
  readonly diagnosis?: Asked;
  readonly openAlert?: OpenMinute;
}

const sum = (sent: readonly Sent[], of: (one: Sent) => number): number =>
  sent.reduce((total, one) => total + of(one), 0);

/** Adds up requests of the cluster; files of the plugin are counted for themselves. */
export const addUp = (sent: readonly Sent[]): Asked => {
  const asked = sent.filter(({ isScript }) => !isScript);
  return {
    requests: asked.length,
    repeated: asked.length - new Set(asked.map(({ what }) => what)).size,
    bytes: sum(asked, ({ bytes }) => bytes),
    packed: sum(asked, ({ packed }) => packed),
  };
};

/** The files of the plugin among requests. */
export const addUpScripts = (sent: readonly Sent[]): Pick<Arrival, 'scripts' | 'scriptBytes'> => {
  const scripts = sent.filter(({ isScript }) => isScript);
  return { scripts: scripts.length, scriptBytes: sum(scripts, ({ packed }) => packed) };
};

/** What was asked in so many seconds, as of a minute. */
export const perMinute = ({ requests, repeated, bytes, packed }: Asked, seconds: number): Asked => {
  const minute = (value: number): number => (value * 60) / seconds;
  return { requests: minute(requests), repeated: minute(repeated), bytes: minute(bytes), packed: minute(packed) };
};

/** The one in the middle by its time. */
export const medianArrival = (arrivals: readonly Arrival[]): Arrival => {
  const sorted = [...arrivals].sort((a, b) => a.milliseconds - b.milliseconds);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('Nothing was measured');
  return middle;
};
