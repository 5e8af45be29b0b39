import { Content } from '@patternfly/react-core';
import { SyncAltIcon } from '@patternfly/react-icons';

import type { Alert, EvaluatedRule } from '../../alerts/alert';
import { stopsWithin } from '../../alerts/stops-within';
import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import type { Message } from '../../message';
import { shortDuration } from '../../probes/duration';
import { Breakable } from '../state/Breakable';

/** What ends an alert. */
export interface Ending {
  /** What must hold; a clause. */
  readonly when: Message;
  /** The id of the step that reads it. */
  readonly measuredBy: string;
  /** The alert, and how its rule is evaluated: how long it may still be there then; absent where it is not known. */
  readonly alert?: Alert | undefined;
  readonly evaluation?: EvaluatedRule | undefined;
}

/** The condition that ends the alert, what it reads now, and how long the alert stays then. */
export const MendedWhen = ({
  ending: { when, measuredBy, alert, evaluation },
  results,
}: {
  readonly ending: Ending;
  readonly results: Investigation['results'];
}): React.JSX.Element => {
  const { t } = useTranslate();
  const within = alert === undefined ? undefined : stopsWithin(alert, evaluation);
  const { verdict } = results.find(({ stepId }) => stepId === measuredBy) ?? {};
  const reading = verdict === undefined ? '' : t(verdict.evidence);
  return (
    <Content component="small" className="virtualization-alerts__clamped">
      <SyncAltIcon />{' '}
      <Breakable
        text={[
          t('Mended when {{condition}}.', { condition: t(when) }),
          ...(within === undefined
            ? []
            : [t('The alert then stops within about {{span}}.', { span: shortDuration(within) })]),
          // It may be long, and stands whole among the checks.
          ...(reading === '' ? [] : [t('Now: {{reading}}.', { reading })]),
        ].join(' ')}
      />
    </Content>
  );
};
