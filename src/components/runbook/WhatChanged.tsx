import { Button, Content } from '@patternfly/react-core';
import { useMemo, useState } from 'react';

import type { Alert } from '../../alerts/alert';
import type { Investigation } from '../../diagnosis/investigate';
import { useReplicaSets } from '../../hooks/useReplicaSets';
import { useTranslate } from '../../i18n';
import { message } from '../../message';
import type { Subject } from '../../runbooks/subject';
import { timelineOf } from '../../timeline/timeline';
import { Paged } from '../probe/Paged';
import { ReadProblem } from '../state/ReadProblem';
import { MomentList } from './MomentList';

interface WhatChangedProps {
  readonly subject: Subject;
  readonly investigation: Investigation;
  /** Absent where the checks are run without it. */
  readonly alert?: Alert | undefined;
}

/** The time line of a case: the moments that tell most, and all of them when asked. */
const WhatChanged = ({ subject, investigation, alert }: WhatChangedProps): React.JSX.Element => {
  const { t } = useTranslate();
  const [isAll, setAll] = useState(false);
  const replicaSets = useReplicaSets(subject, investigation);
  const { moments, chosen, firstSign, notes } = useMemo(
    () => timelineOf(investigation, replicaSets, alert),
    [investigation, replicaSets, alert],
  );
  const unread = replicaSets?.state === 'forbidden' || replicaSets?.state === 'failed' ? replicaSets : undefined;
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
      {notes.map((note) => (
        <Content component="p" key={t(note)}>
          {t(note)}
        </Content>
      ))}
      {unread !== undefined && <ReadProblem observation={unread} what={message('The rollouts')} />}
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

export default WhatChanged;
