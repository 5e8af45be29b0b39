import { createTarPacker } from 'modern-tar';

import type { Entry } from './entry';

/** The folder that holds everything, when each file was made (milliseconds since the epoch), and what ends the work. */
interface ArchiveOptions {
  readonly folder: string;
  readonly at: number;
  readonly signal: AbortSignal;
}

const collect = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(stream).arrayBuffer());

/**
 * Packs files into a `.tar.gz`, one after the other, so that the archive is never held uncompressed.
 * @throws the signal's reason when it is aborted
 */
export const packArchive = async (
  entries: readonly Entry[],
  { folder, at, signal }: ArchiveOptions,
): Promise<Uint8Array<ArrayBuffer>> => {
  const { readable, controller } = createTarPacker();
  const gzip = new CompressionStream('gzip') as unknown as ReadableWritablePair<Uint8Array, Uint8Array>;
  const packed = collect(readable.pipeThrough(gzip, { signal }));
  // An abort is reported once, by the writing below.
  packed.catch(() => undefined);
  const mtime = new Date(at);
  for (const { path, bytes, isExecutable = false } of entries) {
    signal.throwIfAborted();
    const mode = isExecutable ? 0o755 : 0o644;
    const writer = controller.add({ name: `${folder}/${path}`, size: bytes.length, mtime, mode }).getWriter();
    await writer.write(bytes);
    await writer.close();
  }
  controller.finalize();
  return packed;
};
