import { Content } from '@patternfly/react-core';
import { Link } from 'react-router';

import type { Alert } from '../../alerts/alert';
import { useObserveAddresses } from '../../hooks/useObserveAddresses';
import { useTranslate } from '../../i18n';
import { Breakable } from '../state/Breakable';

/** A time in the reader's own way of writing and time zone; what is no time stays as it came. */
const localTime = (time: string): string => {
  const at = Date.parse(time);
  if (Number.isNaN(at)) return time;
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
};

/** What holds an alert back: who silenced it, until when and why, with a way to the silence; which alerts inhibit it. */
export const SilencedBy = ({ alert }: { readonly alert: Alert }): React.JSX.Element => {
  const { t } = useTranslate();
  const observe = useObserveAddresses(alert);
  return (
    <>
      {alert.silencedBy.map(({ id, createdBy, endsAt, comment }) => (
        <Content component="p" key={id}>
          <Breakable
            text={
              createdBy === '' && endsAt === ''
                ? t('Silenced by a silence that could not be read ({{id}})', { id })
                : t('Silenced by {{who}} until {{until}}: {{comment}}', {
                    who: createdBy,
                    until: localTime(endsAt),
                    comment,
                  })
            }
          />{' '}
          {observe !== undefined && (
            <Link to={`${observe.silences}/${encodeURIComponent(id)}`}>{t('Open the silence')}</Link>
          )}
        </Content>
      ))}
      {alert.inhibitedBy.length > 0 && (
        <Content component="p">
          <Breakable
            text={t('Inhibited by {{names}}: while that fires, Alertmanager notifies nobody of this alert', {
              names: alert.inhibitedBy.join(', '),
            })}
          />
        </Content>
      )}
    </>
  );
};
