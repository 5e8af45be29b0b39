import { useState } from 'react';

import { useTranslate } from '../i18n';

/** Copies a summary, and says how that went; empty before it was asked for. */
export const useSummaryCopy = (
  summary: (() => Promise<string>) | undefined,
): { readonly said: string; readonly copy: () => Promise<void> } => {
  const { t } = useTranslate();
  const [outcome, setOutcome] = useState<'not yet' | 'copied' | 'failed'>('not yet');
  const said = {
    'not yet': '',
    copied: t('Copied'),
    failed: t('The summary could not be copied: download the evidence, its file summary.md holds it'),
  }[outcome];
  const copy = async (): Promise<void> => {
    if (summary === undefined) return;
    try {
      await navigator.clipboard.writeText(await summary());
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  return { said, copy };
};
