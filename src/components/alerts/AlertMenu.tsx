import { Divider, DropdownItem } from '@patternfly/react-core';

import type { Alert } from '../../alerts/alert';
import { hasRule } from '../../alerts/make-alert';
import { useObserveAddresses } from '../../hooks/useObserveAddresses';
import { useTranslate } from '../../i18n';
import { Menu } from './Menu';
import { MenuLink } from './MenuLink';
import { PluginActions } from './PluginActions';

/** The ways into the console: its own monitoring pages, where it has them, and what plugins offer for the alert. */
const Ways = ({ alert }: { readonly alert: Alert }): React.JSX.Element => {
  const { t } = useTranslate();
  const observe = useObserveAddresses(alert);
  return (
    <>
      {observe !== undefined && (
        <>
          {hasRule(alert) && <MenuLink to={observe.alert} name={t('Open in Observe')} />}
          {alert.rule.query !== '' && <MenuLink to={observe.expression} name={t('Query browser')} />}
          {hasRule(alert) && <MenuLink to={observe.rule} name={t('Alerting rule')} />}
        </>
      )}
      <PluginActions alert={alert} />
    </>
  );
};

interface AlertMenuProps {
  /** Absent while it is not read, and when it has stopped. */
  readonly alert: Alert | undefined;
  /** Copies the summary; absent until there is one. */
  readonly onCopySummary: (() => void) | undefined;
}

/** What can be done with an alert and is needed more seldom. */
export const AlertMenu = ({ alert, onCopySummary }: AlertMenuProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Menu name={t('More actions')}>
      <DropdownItem isDisabled={onCopySummary === undefined} onClick={onCopySummary}>
        {t('Copy summary')}
      </DropdownItem>
      {alert !== undefined && (
        <>
          <Divider component="li" />
          <Ways alert={alert} />
        </>
      )}
    </Menu>
  );
};
