import { Alert, Button, Content, Flex, FlexItem, List, ListItem, Progress } from '@patternfly/react-core';
import { CopyIcon, DownloadIcon } from '@patternfly/react-icons';
import { useState } from 'react';

import type { EvidenceSource } from '../../evidence/source';
import { whyUnread } from '../../evidence/unread';
import { useEvidence, type EvidenceControl, type EvidenceState } from '../../hooks/useEvidence';
import { useTranslate } from '../../i18n';

/** What could not be read is named up to here; the file's summary names the rest. */
const NAMED = 5;

/** A size as people write it: `1.3 MB`. */
const sizeText = (bytes: number): string =>
  bytes < 100_000 ? `${Math.max(0.1, bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const Gathering = ({
  state,
  onCancel,
}: {
  readonly state: Extract<EvidenceState, { state: 'gathering' }>;
  readonly onCancel: () => void;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const { done = 0, total = 0, current } = state.progress ?? {};
  return (
    <Flex alignItems={{ default: 'alignItemsFlexEnd' }}>
      <FlexItem grow={{ default: 'grow' }} className="virtualization-alerts__evidence">
        <Progress
          size="sm"
          aria-label={t('Gathering evidence')}
          title={current === undefined ? t('Gathering evidence') : t('Reading {{what}}', { what: t(current) })}
          value={total === 0 ? 0 : (100 * done) / total}
          label={t('{{done}} of {{total}}', { done, total })}
        />
      </FlexItem>
      <FlexItem>
        <Button variant="link" isInline onClick={onCancel}>
          {t('Cancel')}
        </Button>
      </FlexItem>
    </Flex>
  );
};

const Saved = ({ file, size }: Extract<EvidenceState, { state: 'saved' }>): React.JSX.Element => {
  const { t } = useTranslate();
  const { name, masked, unread, isCut } = file;
  const what = Object.entries(masked)
    .map(([kind, count]) => `${kind}: ${String(count)}`)
    .join(', ');
  return (
    <Alert
      isInline
      component="p"
      variant={unread.length > 0 ? 'info' : 'success'}
      title={t('Saved {{name}} ({{size}})', { name, size: sizeText(size) })}
      className="virtualization-alerts__evidence"
    >
      <Content component="p">
        {what === '' ? t('Nothing had to be masked.') : t('Masked: {{what}}.', { what })}
        {isCut && ` ${t('Not everything is in it: its summary says what was cut.')}`}
      </Content>
      {unread.length > 0 && (
        <>
          <Content component="p">{t('Could not be read:')}</Content>
          <List>
            {unread.slice(0, NAMED).map((entry) => (
              <ListItem key={`${t(entry.what)} ${t(whyUnread(entry.why))}`}>
                {t(entry.what)}: {t(whyUnread(entry.why))}
              </ListItem>
            ))}
            {unread.length > NAMED && (
              <ListItem>
                {t('and {{count}} more: see the summary in the file', { count: unread.length - NAMED })}
              </ListItem>
            )}
          </List>
        </>
      )}
    </Alert>
  );
};

const CopySummary = ({
  summary,
  name,
}: {
  readonly summary: () => Promise<string>;
  readonly name: string;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const [outcome, setOutcome] = useState<'not yet' | 'copied' | 'failed'>('not yet');
  const said = {
    'not yet': '',
    copied: t('Copied'),
    failed: t('The summary could not be copied: download the evidence, its file summary.md holds it'),
  }[outcome];
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(await summary());
      setOutcome('copied');
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <>
      <Button variant="secondary" icon={<CopyIcon />} onClick={() => void copy()}>
        {name}
      </Button>{' '}
      <span role="status">{said}</span>
    </>
  );
};

interface About {
  /** Names the buttons apart, where a page has several. */
  readonly about?: string;
}

/** The buttons for the evidence, and how far it is. */
export const EvidencePanel = ({
  state,
  download,
  cancel,
  summary,
  about,
}: EvidenceControl & About): React.JSX.Element => {
  const { t } = useTranslate();
  const [region, save, copy] =
    about === undefined
      ? [t('Evidence'), t('Download evidence'), t('Copy summary')]
      : [
          t('Evidence about {{about}}', { about }),
          t('Download evidence about {{about}}', { about }),
          t('Copy summary about {{about}}', { about }),
        ];
  return (
    <section aria-label={region}>
      <Flex>
        <FlexItem>
          <Button
            variant="secondary"
            icon={<DownloadIcon />}
            isDisabled={state.state === 'gathering'}
            onClick={download}
          >
            {save}
          </Button>
        </FlexItem>
        <FlexItem>
          <CopySummary summary={summary} name={copy} />
        </FlexItem>
      </Flex>
      {state.state === 'gathering' && <Gathering state={state} onCancel={cancel} />}
      <div aria-live="polite">
        {state.state === 'saved' && <Saved {...state} />}
        {state.state === 'cancelled' && <Content component="p">{t('Cancelled: no file was saved.')}</Content>}
        {state.state === 'failed' && (
          <Alert isInline component="p" variant="danger" title={t('The evidence could not be gathered')}>
            {state.reason}
          </Alert>
        )}
      </div>
    </section>
  );
};

/** Saves everything that is known about an alert as one file for the support case, or copies its summary. */
export const EvidenceActions = ({
  source,
  ...about
}: About & { readonly source: EvidenceSource }): React.JSX.Element => (
  <EvidencePanel {...useEvidence(source)} {...about} />
);
