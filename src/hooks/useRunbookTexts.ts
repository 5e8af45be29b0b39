import { useEffect, useMemo, useState } from 'react';

import { useTranslate } from '../i18n';
import type { Message } from '../message';
import { fetchAllRunbooks } from '../runbooks/runbook-index';
import type { Runbook } from '../runbooks/runbook';
import { record } from '../unknown-value';

/** The texts of all runbooks, to be searched. */
export interface RunbookTexts {
  readonly state: 'none' | 'loading' | 'found' | 'failed';
  /** Why a file can't be had (`fileProblem`). */
  readonly error?: unknown;
  /** All sentences of an alert's runbook in the reader's language; empty while there are none. */
  readonly of: (alert: string) => string;
}

const NO_TEXT = (): string => '';

/** Every sentence in a piece of content. */
const messagesIn = (value: unknown): readonly Message[] => {
  if (Array.isArray(value)) return value.flatMap(messagesIn);
  if (value === null || typeof value !== 'object') return [];
  const { text } = record(value);
  return typeof text === 'string' ? [value as Message] : Object.values(value).flatMap(messagesIn);
};

/** Fetches all runbooks, once somebody wants to search their texts. How they are fetched stays the same. */
export const useRunbookTexts = (isWanted: boolean, fetch = fetchAllRunbooks): RunbookTexts => {
  const { t } = useTranslate();
  const [read, setRead] = useState<{ readonly runbooks: readonly Runbook[] } | { readonly error: unknown }>();
  useEffect(() => {
    if (!isWanted) return;
    let isHere = true;
    fetch().then(
      (runbooks) => {
        if (isHere) setRead({ runbooks });
      },
      (error: unknown) => {
        if (isHere) setRead({ error });
      },
    );
    return () => {
      isHere = false;
    };
  }, [isWanted, fetch]);
  return useMemo(() => {
    if (!isWanted) return { state: 'none', of: NO_TEXT };
    if (read === undefined) return { state: 'loading', of: NO_TEXT };
    if ('error' in read) return { state: 'failed', error: read.error, of: NO_TEXT };
    const texts = new Map(
      read.runbooks.map((runbook) => [
        runbook.alert,
        messagesIn(runbook)
          .map((one) => t(one))
          .join('\n'),
      ]),
    );
    return { state: 'found', of: (alert) => texts.get(alert) ?? '' };
  }, [isWanted, read, t]);
};
