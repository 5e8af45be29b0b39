import type { Arrival, Asked, Measures, OpenMinute } from './measures';

/** A line of the table: what it says, and how it is written. */
type Row<Part> = readonly [name: string, of: (one: Part) => string];

const whole = (value: number): string => String(Math.round(value));
const kilobytes = (value: number): string => `${(value / 1000).toFixed(value < 10_000 ? 1 : 0)} KB`;
const megabytes = (value: number): string => `${(value / 1_000_000).toFixed(1)} MB`;

const arrivalRows = (until: string): readonly Row<Arrival>[] => [
  [`time to ${until}`, ({ milliseconds }) => `${whole(milliseconds)} ms`],
  ['requests until then (made again)', ({ requests, repeated }) => `${whole(requests)} (${whole(repeated)})`],
  ['bytes, on the wire', ({ bytes, packed }) => `${kilobytes(bytes)}, ${kilobytes(packed)}`],
  ['JavaScript', ({ scripts, scriptBytes }) => `${whole(scripts)} files, ${kilobytes(scriptBytes)}`],
  ['longest task', ({ longestTask }) => `${whole(longestTask)} ms`],
];

const DIAGNOSIS_ROWS: readonly Row<Asked>[] = [
  ['requests (made again)', ({ requests, repeated }) => `${whole(requests)} (${whole(repeated)})`],
  ['bytes, on the wire', ({ bytes, packed }) => `${kilobytes(bytes)}, ${kilobytes(packed)}`],
];

const MINUTE_ROWS: readonly Row<OpenMinute>[] = [
  ['requests', ({ requests }) => whole(requests)],
  ['bytes, on the wire', ({ bytes, packed }) => `${kilobytes(bytes)}, ${kilobytes(packed)}`],
  ['main thread', ({ busySeconds }) => `${busySeconds.toFixed(2)} s`],
  ['longest task', ({ longestTask }) => `${whole(longestTask)} ms`],
  ['heap', ({ heap }) => heap.map(megabytes).join(' to ')],
];

const rowsOf = <Part>(
  what: string,
  rows: readonly Row<Part>[],
  partOf: (one: Measures) => Part | undefined,
): readonly Row<Measures>[] =>
  rows.map(([name, of]) => [
    `${what}: ${name}`,
    (one) => {
      const part = partOf(one);
      return part === undefined ? '-' : of(part);
    },
  ]);

const ROWS: readonly Row<Measures>[] = [
  ...rowsOf('List', arrivalRows('the first row'), ({ list }) => list),
  ...rowsOf('Alert', arrivalRows('the first finding'), ({ alert }) => alert),
  ...rowsOf('Alert, until all is read', DIAGNOSIS_ROWS, ({ diagnosis }) => diagnosis),
  ...rowsOf('List, a minute', MINUTE_ROWS, ({ openList }) => openList),
  ...rowsOf('Alert, a minute', MINUTE_ROWS, ({ openAlert }) => openAlert),
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The measures as a table of Markdown, a column for each size and build. */
export const tableOf = (all: readonly Measures[]): string =>
  [
    line(['', ...all.map(({ size, build }) => `${size}, ${build}`)]),
    line(['---', ...all.map(() => '---:')]),
    ...ROWS.map(([name, of]) => line([name, ...all.map(of)])),
  ].join('\n');
