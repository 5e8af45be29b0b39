import { Button, Content } from '@patternfly/react-core';
import { useMemo, useState } from 'react';

import type { Alert } from '../../alerts/alert';
import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import type { Beside } from '../../timeline/beside';
import { timelineOf } from '../../timeline/timeline';
import { unreadIn } from '../../timeline/unread';
import { Paged } from '../probe/Paged';
import { Breakable } from '../state/Breakable';
import { MomentList } from './MomentList';

interface TimelineProps {
  readonly investigation: Investigation;
  readonly beside: Beside;
  /** Absent where the checks are run without it. */
  readonly alert?: Alert | undefined;
}

/** The time line of a case: the moments that tell most, and all of them when asked. */
export const Timeline = ({ investigation, beside, alert }: TimelineProps): React.JSX.Element => {
  const { t } = useTranslate();
  const [isAll, setAll] = useState(false);
  const { moments, chosen, firstSign, fired, notes } = useMemo(
    () => timelineOf(investigation, beside, alert),
    [investigation, beside, alert],
  );
  const unread = unreadIn(beside);
  return (
    <>
      {moments.length === 0 && (
        <Content component="p">{t('Nothing that was read says that something changed.')}</Content>
      )}
      {moments.length > 0 && chosen.length === 0 && !isAll && (
        <Content component="p">{t('Nothing that was read changed in the last 24 hours.')}</Content>
      )}
      {isAll ? (
        <Paged items={moments} what={t('What changed')}>
          {(shown) => <MomentList moments={shown} firstSign={firstSign} />}
        </Paged>
      ) : (
        chosen.length > 0 && <MomentList moments={chosen} firstSign={firstSign} />
      )}
      {fired.length > 0 && <Content component="p">{fired.map((part) => t(part)).join('; ')}</Content>}
      {notes.map((note) => (
        <Content component="p" key={t(note)}>
          <Breakable text={t(note)} />
        </Content>
      ))}
      {unread.length > 0 && (
        <Content component="small">
          <Breakable
            text={t('Not read, so that something may be missing here: {{what}}', {
              what: unread.map(({ what, why }) => `${t(what)} (${t(why)})`).join('; '),
            })}
          />
        </Content>
      )}
      {moments.length > chosen.length && (
        <Button
          variant="link"
          isInline
          aria-expanded={isAll}
          onClick={() => {
            setAll(!isAll);
          }}
        >
          {isAll ? t('Show what tells most') : t('Show all {{all}}', { all: moments.length })}
        </Button>
      )}
    </>
  );
};
