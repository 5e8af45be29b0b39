import { packArchive } from './archive';
import { fitLogs } from './bounds';
import { dataEntries } from './data';
import { textEntry, type Entry } from './entry';
import type { Gathered, Unread } from './gathered';
import { archiveName, listPath } from './layout';
import { logEntries } from './logs';
import { objectEntries } from './objects';
import type { EvidenceSource } from './source';
import { summaryOf, type SummaryFacts } from './summary';
import { Tally, type MaskedCounts } from '../masking/tally';
import { everythingUnread } from './unread';
import { versionsOf } from './versions';

/** The size of the archive at most, in bytes: what a support case takes. */
const MOST_BYTES = 50_000_000;
/** All logs together at first, before compression. */
const LOG_BYTES = 256 * 1024 * 1024;

/** The finished file, and what to say about it. */
export interface EvidenceFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly masked: MaskedCounts;
  readonly unread: readonly Unread[];
  /** True where something had to be cut or was read only in part. */
  readonly isCut: boolean;
}

/** When, by which version, and how large at most. */
interface FileOptions {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly pluginVersion: string;
  readonly signal: AbortSignal;
  readonly mostBytes?: number;
  readonly logBytes?: number;
}

const partlyRead = ({ lists }: Gathered): readonly string[] =>
  lists.flatMap(({ request, list }) =>
    list.state === 'found' && list.data.isCut
      ? [`${listPath(request.model, request.namespace)}: only the first ${list.data.objects.length} were read`]
      : [],
  );

/** The largest file is the first to go when even the archive without logs is too large. */
const withoutLargest = (entries: readonly Entry[]): { rest: readonly Entry[]; left: string } | undefined => {
  const [largest] = [...entries].sort((a, b) => b.bytes.length - a.bytes.length);
  return largest === undefined ? undefined : { rest: entries.filter((entry) => entry !== largest), left: largest.path };
};

/**
 * Makes the evidence file: everything that the page holds and that was read for it, masked, with a summary, as
 * `.tar.gz`. Where it gets too large the oldest lines of the largest logs go first, and the summary says so.
 * @throws the signal's reason when it is aborted
 */
export const makeEvidenceFile = async (
  source: EvidenceSource,
  gathered: Gathered,
  { at, pluginVersion, signal, mostBytes = MOST_BYTES, logBytes = LOG_BYTES }: FileOptions,
): Promise<EvidenceFile> => {
  const tally = new Tally();
  const { logs, pods, partly, same } = logEntries(source, gathered, tally);
  let others = [...objectEntries(source, gathered, pods, tally), ...dataEntries(source, gathered, at, tally)];
  const unread = everythingUnread(source, gathered);
  const folder = archiveName(source.title, at);
  const leftOut: string[] = [];
  for (let budget = logBytes; ;) {
    const fitted = fitLogs(logs, budget);
    const file: SummaryFacts['file'] = {
      cuts: fitted.cuts,
      partly: [...partly, ...partlyRead(gathered)],
      same,
      podsLeftOut: gathered.podsLeftOut,
      leftOut,
    };
    const summary = summaryOf({
      source,
      at,
      pluginVersion,
      versions: versionsOf(gathered),
      unread,
      masked: tally.counts,
      file,
    });
    const entries = [textEntry('summary.md', summary), ...others, ...fitted.logs];
    const bytes = await packArchive(entries, { folder, at, signal });
    const isCut = [...file.cuts, ...file.partly, ...leftOut].length + file.podsLeftOut > 0;
    const result = { name: `${folder}.tar.gz`, bytes, masked: tally.counts, unread, isCut };
    if (bytes.length <= mostBytes) return result;
    const size = fitted.logs.reduce((sum, log) => sum + log.bytes.length, 0);
    if (size > 0) {
      // How well the rest compresses is not known: a little less than in proportion.
      budget = Math.floor(Math.min(size, (size * mostBytes) / bytes.length) * 0.8);
      if (budget < 4096) budget = 0;
    } else {
      const smaller = withoutLargest(others);
      if (smaller === undefined) return result;
      others = [...smaller.rest];
      leftOut.push(smaller.left);
    }
  }
};

/** Makes the summary alone, for the clipboard, from what the page holds and the versions that were read. */
export const makeSummary = (source: EvidenceSource, gathered: Gathered, at: number, pluginVersion: string): string =>
  summaryOf({
    source,
    at,
    pluginVersion,
    versions: versionsOf(gathered),
    unread: everythingUnread(source, gathered),
    masked: {},
  });
