import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { fetchJson, fetchText } from '../cluster/console-requests';
import type { GatherOptions } from '../cluster/gather-evidence';
import type * as EvidenceFileModule from '../evidence/evidence-file';
import type { EvidenceFile } from '../evidence/evidence-file';
import type { Progress } from '../evidence/gathered';
import { NOTHING_GATHERED } from '../evidence/known';
import type { EvidenceSource } from '../evidence/source';
import { PLUGIN_VERSION } from '../plugin-version';
import type * as EvidenceReadsModule from './evidence-reads';
import { saveFile } from './save-file';

/** How far the file is. */
export type EvidenceState =
  | { readonly state: 'idle' }
  | { readonly state: 'gathering'; readonly progress?: Progress }
  | { readonly state: 'saved'; readonly file: Omit<EvidenceFile, 'bytes'>; readonly size: number }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly reason: string };

/** The evidence file of a page: make and save it, end that, or get its summary alone. */
export interface EvidenceControl {
  readonly state: EvidenceState;
  readonly download: () => void;
  readonly cancel: () => void;
  /** The summary in Markdown, from what the page shows. */
  readonly summary: () => Promise<string>;
}

/** What the hook asks and whom it hands the file; the console's own, unless a test says otherwise. */
interface Surroundings extends Pick<GatherOptions, 'fetchJson' | 'fetchText'> {
  /** Loads the archive's libraries: only when somebody asks for a file. */
  readonly load: () => Promise<Pick<typeof EvidenceFileModule, 'makeEvidenceFile' | 'makeSummary'>>;
  readonly save: typeof saveFile;
  readonly now: () => number;
}

const CONSOLE: Surroundings = {
  fetchJson,
  fetchText,
  load: async () => import('../evidence/evidence-file'),
  save: saveFile,
  now: () => Date.now(),
};

/** The browser lets a click write to the clipboard for about five seconds; the versions must be there before. */
const VERSIONS_WITHIN = 3_000;

const loadReads = async (): Promise<typeof EvidenceReadsModule> => import('./evidence-reads');

const saying = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const NOT_YET = new Error('nothing was read yet');

/** @throws where nothing is there to make a file of */
const there = (source: EvidenceSource | undefined): EvidenceSource => {
  if (source === undefined) throw NOT_YET;
  return source;
};

/**
 * Makes the evidence file of what a page shows. One at a time; leaving the page ends it.
 * @param source absent while the page has nothing yet: nothing can be asked for then
 */
export const useEvidence = (source?: EvidenceSource, surroundings: Surroundings = CONSOLE): EvidenceControl => {
  const [state, setState] = useState<EvidenceState>({ state: 'idle' });
  const running = useRef<AbortController>(undefined);
  // The page goes on reading while the file is made: it holds what is known at the end.
  const latest = useRef(source);
  latest.current = source;

  useEffect(
    () => () => {
      running.current?.abort();
    },
    [],
  );

  const gather = useCallback(
    async (signal: AbortSignal): Promise<void> => {
      const { now, save, load, ...ask } = surroundings;
      const onProgress = (progress: Progress): void => {
        if (!signal.aborted) setState({ state: 'gathering', progress });
      };
      try {
        const [{ makeEvidenceFile }, { gatherEvidence, planReads }] = await Promise.all([load(), loadReads()]);
        const gathered = await gatherEvidence((known) => planReads(there(latest.current), known), {
          ...ask,
          signal,
          onProgress,
          now: now(),
        });
        const { bytes, ...file } = await makeEvidenceFile(there(latest.current), gathered, {
          at: now(),
          pluginVersion: PLUGIN_VERSION,
          signal,
        });
        signal.throwIfAborted();
        save(file.name, bytes);
        setState({ state: 'saved', file, size: bytes.length });
      } catch (error) {
        if (!signal.aborted) setState({ state: 'failed', reason: saying(error) });
      }
    },
    [surroundings],
  );

  const download = useCallback(() => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ state: 'gathering' });
    void gather(controller.signal);
  }, [gather]);

  const cancel = useCallback(() => {
    running.current?.abort();
    setState({ state: 'cancelled' });
  }, []);

  const summary = useCallback(async (): Promise<string> => {
    const { now, load, fetchJson, fetchText } = surroundings;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, VERSIONS_WITHIN);
    const [{ makeSummary }, { gatherEvidence, VERSION_LISTS }] = await Promise.all([load(), loadReads()]);
    const options = { fetchJson, fetchText, signal: controller.signal, onProgress: () => undefined, now: now() };
    const gathered = await gatherEvidence(() => ({ lists: VERSION_LISTS, logs: [] }), options).catch(
      () => NOTHING_GATHERED,
    );
    clearTimeout(timer);
    return makeSummary(there(latest.current), gathered, now(), PLUGIN_VERSION);
  }, [surroundings]);

  return useMemo(() => ({ state, download, cancel, summary }), [state, download, cancel, summary]);
};
