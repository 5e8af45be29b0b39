import { useActivePerspective, type Action, type ExtensionHook } from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';

import { addressOfConsoleAlert } from '../alerts/console-alert';
import { useTranslate } from '../i18n';
import { record } from '../unknown-value';

/** The id of this plugin's action on the console's alerts. */
export const OPEN_RUNBOOK = 'virtualization-alerts-open-runbook';

/** The perspectives of this cluster; those of the fleet list the alerts of other clusters, which can't be looked at here. */
const OF_THIS_CLUSTER = ['admin', 'dev', 'virtualization-perspective'];

/** One array for all: the console asks for each row of its list, and a new array would draw the row again. */
const NONE: Action[] = [];

/**
 * `console.action/provider` of the console's alerts: opens the page of this plugin for an alert of OpenShift
 * Virtualization; nothing for any other. A callback rather than an address: the list's menu would load the console anew.
 */
export const useOpenRunbook: ExtensionHook<Action[], unknown> = (scope) => {
  const { t } = useTranslate();
  const navigate = useNavigate();
  const [perspective] = useActivePerspective();
  const address = OF_THIS_CLUSTER.includes(perspective) ? addressOfConsoleAlert(record(scope).alert) : undefined;
  const label = t('Open runbook');
  const actions = useMemo<Action[]>(
    () => (address === undefined ? NONE : [{ id: OPEN_RUNBOOK, label, cta: () => void navigate(address) }]),
    [address, label, navigate],
  );
  return [actions, true, undefined];
};

export default useOpenRunbook;
