/** A series with its samples, times in milliseconds since the epoch; a value of `STALE` ends it. */
export interface WrittenSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly { readonly at: number; readonly value: number | typeof STALE }[];
}

/** What Prometheus writes where a series ends: a NaN of its own (`model/value`, `StaleNaN`). */
export const STALE = 'stale';
const STALE_BITS = 0x7ff0000000000002n;

const varint = (value: number): Buffer => {
  const bytes: number[] = [];
  let rest = BigInt(value);
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    bytes.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Buffer.from(bytes);
};

/** A field of a protocol buffer that has a length: text or a message. */
const field = (number: number, content: Buffer): Buffer =>
  Buffer.concat([varint((number << 3) | 2), varint(content.length), content]);

const double = (value: number | typeof STALE): Buffer => {
  const bytes = Buffer.alloc(8);
  if (value === STALE) bytes.writeBigUInt64LE(STALE_BITS);
  else bytes.writeDoubleLE(value);
  return bytes;
};

/** `prometheus.WriteRequest` (prompb/remote.proto). Labels have to come by name. */
const message = (series: readonly WrittenSeries[]): Buffer =>
  Buffer.concat(
    series.map(({ labels, samples }) => {
      const named = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
      const pairs = named.map(([name, value]) =>
        field(1, Buffer.concat([field(1, Buffer.from(name)), field(2, Buffer.from(value))])),
      );
      const points = samples.map(({ at, value }) =>
        field(2, Buffer.concat([varint((1 << 3) | 1), double(value), varint(2 << 3), varint(at)])),
      );
      return field(1, Buffer.concat([...pairs, ...points]));
    }),
  );

/** The longest literal of the block format that has its length in two bytes. */
const LITERAL = 65_536;

/** Snappy's block format, of literals alone: nothing is compressed. */
const snappy = (content: Buffer): Buffer => {
  const parts = [varint(content.length)];
  for (let from = 0; from < content.length; from += LITERAL) {
    const part = content.subarray(from, from + LITERAL);
    const head = Buffer.from([61 << 2, 0, 0]);
    head.writeUInt16LE(part.length - 1, 1);
    parts.push(head, part);
  }
  return Buffer.concat(parts);
};

/** Writes samples into a Prometheus that receives them. @throws Error where it refuses */
export const remoteWrite = async (prometheus: string, series: readonly WrittenSeries[]): Promise<void> => {
  const answer = await fetch(`${prometheus}/api/v1/write`, {
    method: 'POST',
    headers: { 'Content-Encoding': 'snappy', 'Content-Type': 'application/x-protobuf' },
    body: new Uint8Array(snappy(message(series))),
  });
  if (!answer.ok) throw new Error(`${prometheus}: ${String(answer.status)} ${await answer.text()}`);
};
