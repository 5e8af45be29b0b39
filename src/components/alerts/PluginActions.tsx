import { ActionServiceProvider, useActivePerspective, type Action } from '@openshift-console/dynamic-plugin-sdk';
import { DropdownItem } from '@patternfly/react-core';
import { Component, useMemo, type ReactNode } from 'react';

import { actionContext } from '../../alerts/address';
import type { Alert } from '../../alerts/alert';
import { toConsoleAlert } from '../../alerts/console-alert';
import { OPEN_RUNBOOK } from '../../hooks/useOpenRunbook';
import { MenuLink } from './MenuLink';

/** PatternFly's has a page of its own for the error, and brings 15 KB of what writes styles for that. */
class Silent extends Component<{ readonly children: ReactNode }, { readonly broke: boolean }> {
  override state = { broke: false };

  static getDerivedStateFromError(): { broke: boolean } {
    return { broke: true };
  }

  override render(): ReactNode {
    return this.state.broke ? null : this.props.children;
  }
}

const OneAction = ({ action: { label, cta, disabled = false } }: { readonly action: Action }): React.JSX.Element =>
  typeof cta === 'function' ? (
    <DropdownItem isDisabled={disabled} onClick={cta}>
      {label}
    </DropdownItem>
  ) : (
    <MenuLink
      to={cta.href}
      name={label}
      isDisabled={disabled}
      isExternal={cta.external === true || !cta.href.startsWith('/')}
    />
  );

/**
 * In a menu, what other plugins offer on the console's page of an alert, such as the Troubleshooting Panel; this plugin's own
 * action leads here, and is left out. An action that breaks takes nothing else with it.
 */
export const PluginActions = ({ alert }: { readonly alert: Alert }): React.JSX.Element => {
  const [perspective] = useActivePerspective();
  const context = useMemo(
    () => ({ [actionContext(perspective)]: { alert: toConsoleAlert(alert) } }),
    [perspective, alert],
  );
  return (
    <Silent>
      <ActionServiceProvider context={context}>
        {({ actions, loaded }) =>
          loaded &&
          actions.filter(({ id }) => id !== OPEN_RUNBOOK).map((action) => <OneAction key={action.id} action={action} />)
        }
      </ActionServiceProvider>
    </Silent>
  );
};
