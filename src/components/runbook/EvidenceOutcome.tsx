import { Alert, Button, Content, Flex, FlexItem, List, ListItem, Progress } from '@patternfly/react-core';

import { whyUnread } from '../../evidence/unread';
import type { EvidenceControl, EvidenceState } from '../../hooks/useEvidence';
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

/** How far the evidence file is: what is being read, and in the end what is in it. Announced as it comes. */
const EvidenceOutcome = ({ state, cancel }: Pick<EvidenceControl, 'state' | 'cancel'>): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <>
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
    </>
  );
};

export default EvidenceOutcome;
