import { Alert, List, ListItem } from '@patternfly/react-core';
import { Link } from 'react-router';

import { alertAddress } from '../../alerts/address';
import type { Alert as FiringAlert } from '../../alerts/alert';
import { useTranslate } from '../../i18n';
import { Breakable } from '../state/Breakable';
import { OwnLabels } from './OwnLabels';

/** More than one looks through; the list has all, with a search. */
const MOST = 20;

/** What an address fits that names too few labels: each instance with its own. */
export const SeveralInstances = ({ alerts }: { readonly alerts: readonly FiringAlert[] }): React.JSX.Element => {
  const { t } = useTranslate();
  const total = alerts.length;
  const list = `/virtualization/monitoring/alerts?${new URLSearchParams({ view: 'alerts', name: alerts[0]?.name ?? '' }).toString()}`;
  return (
    <Alert isInline component="p" variant="info" title={t('Several instances fit this address')}>
      <List>
        {alerts.slice(0, MOST).map((instance) => (
          <ListItem key={alertAddress(instance)}>
            <Link to={alertAddress(instance)}>
              <Breakable text={instance.name} />
            </Link>{' '}
            <OwnLabels labels={instance.labels} />
          </ListItem>
        ))}
        {total > MOST && (
          <ListItem>
            <Link to={list}>
              {t('{{shown}} of {{total}} stand here: search the list for others', { shown: MOST, total })}
            </Link>
          </ListItem>
        )}
      </List>
    </Alert>
  );
};
