import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { Button, DropdownItem, Popover } from '@patternfly/react-core';
import { useNavigate } from 'react-router';

import { everyInstance } from '../../alerts/address';
import type { Alert } from '../../alerts/alert';
import { silencePermission, type MonitoringScope } from '../../alerts/monitoring-scope';
import { useReview } from '../../hooks/useReview';
import { useSilenceScope } from '../../hooks/useSilenceScope';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { Menu } from './Menu';

const ANYWHERE = silencePermission({ kind: 'cluster' }, 'create');

/** `mayAnywhere`: whether the user may silence in the whole cluster, which the console's form does not offer them. */
const whatIsMissing = (scope: MonitoringScope, mayAnywhere: boolean): Message => {
  if (mayAnywhere)
    return message(
      'You may silence in the whole cluster, but the form of the console does that only for those who may read the PrometheusRules of every project. Ask a cluster administrator for the cluster role monitoring-rules-view, for all projects.',
    );
  return scope.kind === 'project'
    ? message(
        'Silences of a project are for those who may create its PrometheusRules. Ask a cluster administrator for the role monitoring-rules-edit in project {{project}}.',
        { project: scope.namespace },
      )
    : message(
        "Silences are for those who may create them in Alertmanager's API. Ask a cluster administrator for the role monitoring-alertmanager-edit in openshift-monitoring.",
      );
};

interface SilenceMenuProps {
  readonly alert: Alert;
  /** The address of the console's form, filled in with what the silence is to match. */
  readonly form: (matchers: Readonly<Record<string, string>>) => string;
}

interface SilenceInScopeProps extends SilenceMenuProps {
  readonly scope: MonitoringScope;
}

const SilenceInScope = ({ alert, form, scope }: SilenceInScopeProps): React.JSX.Element | null => {
  const { t } = useTranslate();
  const navigate = useNavigate();
  const [, setActiveNamespace] = useActiveNamespace();
  const [mayCreate, isChecking] = useReview(silencePermission(scope, 'create'));
  const [mayAnywhere] = useReview(ANYWHERE);
  if (isChecking) return null;
  if (!mayCreate || scope.kind === 'no project') {
    return (
      <Popover headerContent={t('You may not silence this alert')} bodyContent={t(whatIsMissing(scope, mayAnywhere))}>
        <Button variant="link" isInline>
          {t('Why can I not silence it?')}
        </Button>
      </Popover>
    );
  }
  const go = (matchers: Readonly<Record<string, string>>) => (): void => {
    // The form silences in the active project.
    if (scope.kind === 'project') setActiveNamespace(scope.namespace);
    void navigate(form(matchers));
  };
  return (
    <Menu label={t('Silence')}>
      <DropdownItem onClick={go(alert.labels)} description={t('Matches all the labels of this alert')}>
        {t('This instance')}
      </DropdownItem>
      <DropdownItem
        onClick={go(everyInstance(alert, scope))}
        description={
          scope.kind === 'project'
            ? t('Matches the name {{name}} in project {{project}}', { name: alert.name, project: scope.namespace })
            : t('Matches the name {{name}}', { name: alert.name })
        }
      >
        {t('Every instance of the alert')}
      </DropdownItem>
    </Menu>
  );
};

/** Leads to the console's own form for a silence, filled in: of this instance, or of every instance of the alert. */
export const SilenceMenu = ({ alert, form }: SilenceMenuProps): React.JSX.Element | null => {
  const scope = useSilenceScope(alert);
  if (scope.kind === 'checking') return null;
  // An access review answers for the permission that it was first asked for until the next answer has come.
  return <SilenceInScope key={JSON.stringify(scope)} alert={alert} form={form} scope={scope} />;
};
