import { Label, List, ListItem, type LabelProps } from '@patternfly/react-core';

import { outcomeOf, type Progress, type Stage } from '../../fixes/restart-progress';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { Breakable } from '../state/Breakable';

const STAGES: Readonly<Record<Stage, { label: Message; status: NonNullable<LabelProps['status']> }>> = {
  deleting: { label: message('Deleting'), status: 'info' },
  waiting: { label: message('Waiting'), status: 'info' },
  starting: { label: message('Starting'), status: 'info' },
  ready: { label: message('Ready'), status: 'success' },
  trouble: { label: message('Not ready'), status: 'danger' },
  refused: { label: message('Not deleted'), status: 'danger' },
  unknown: { label: message('Unknown'), status: 'warning' },
};

/**
 * What became of each deleted pod. Only the sum is announced: the sentences hold times, and would be read out again
 * and again.
 */
export const RestartProgress = ({ progress }: { readonly progress: readonly Progress[] }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <>
      <div role="status">{progress.length > 0 && t(outcomeOf(progress).sentence)}</div>
      {progress.length > 0 && (
        <List isPlain aria-label={t('What became of the deleted pods')}>
          {progress.map(({ uid, stage, sentence }) => (
            <ListItem key={uid}>
              <Label isCompact status={STAGES[stage].status}>
                {t(STAGES[stage].label)}
              </Label>{' '}
              <Breakable text={t(sentence)} />
            </ListItem>
          ))}
        </List>
      )}
    </>
  );
};
