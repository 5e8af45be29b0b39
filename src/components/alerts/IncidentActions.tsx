import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { alertAddress, everyInstance } from '../../alerts/address';
import type { Alert } from '../../alerts/alert';
import { silencePermission, type MonitoringScope } from '../../alerts/monitoring-scope';
import { useObserveAddresses } from '../../hooks/useObserveAddresses';
import { useReview } from '../../hooks/useReview';
import { useSilenceScope } from '../../hooks/useSilenceScope';
import { useTranslate } from '../../i18n';

interface ItemProps {
  readonly alert: Alert;
}

const InScope = ({ alert, scope }: ItemProps & { readonly scope: MonitoringScope }): React.JSX.Element | null => {
  const { t } = useTranslate();
  const navigate = useNavigate();
  const observe = useObserveAddresses(alert);
  const [, setActiveNamespace] = useActiveNamespace();
  const [mayCreate, isChecking] = useReview(silencePermission(scope, 'create'));
  if (observe === undefined) return null;
  const isOff = isChecking || !mayCreate || scope.kind === 'no project';
  return (
    <DropdownItem
      isAriaDisabled={isOff}
      {...(isOff && !isChecking ? { description: t("The alert's page says which role is missing") } : {})}
      onClick={() => {
        // The form silences in the active project.
        if (scope.kind === 'project') setActiveNamespace(scope.namespace);
        void navigate(observe.silence(everyInstance(alert, scope)));
      }}
    >
      {t('Silence {{name}}', { name: alert.name })}
    </DropdownItem>
  );
};

/** Opens the console's form, which makes a silence of one name: its address takes no regular expression. */
const SilenceItem = ({ alert }: ItemProps): React.JSX.Element | null => {
  const scope = useSilenceScope(alert);
  return scope.kind === 'checking' ? null : <InScope key={JSON.stringify(scope)} alert={alert} scope={scope} />;
};

interface IncidentActionsProps {
  /** What the row is about, for the button's name. */
  readonly about: string;
  /** One of each name, the most urgent first. */
  readonly alerts: readonly Alert[];
}

/** What can be done about an incident: to look at it, to gather its evidence, to silence each of its alerts. */
export const IncidentActions = ({ about, alerts }: IncidentActionsProps): React.JSX.Element => {
  const { t } = useTranslate();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [lead] = alerts;
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ position: 'right' }}
      onSelect={() => {
        setOpen(false);
      }}
      toggle={(element) => (
        <MenuToggle
          ref={element}
          variant="plain"
          icon={<EllipsisVIcon />}
          isExpanded={open}
          aria-label={t('Actions for {{about}}', { about })}
          onClick={() => {
            setOpen(!open);
          }}
        />
      )}
    >
      <DropdownList>
        {lead !== undefined && (
          <DropdownItem
            onClick={() => void navigate(alertAddress(lead))}
            description={t('The page of {{name}} gathers it', { name: lead.name })}
          >
            {t('Evidence')}
          </DropdownItem>
        )}
        {open && alerts.map((alert) => <SilenceItem key={`${alert.name}/${alert.severity}`} alert={alert} />)}
      </DropdownList>
    </Dropdown>
  );
};
