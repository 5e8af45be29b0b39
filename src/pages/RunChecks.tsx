import { useEffect } from 'react';

import GeneralChecks from '../components/runbook/GeneralChecks';
import { InvestigatedRunbook } from '../components/runbook/InvestigatedRunbook';
import type { Runbook } from '../runbooks/runbook';

/** The heading of the diagnosis; of what was found of each workload, where there is no runbook. */
const FIRST_FINDINGS = '#diagnosis, [id^="found-"]';
const NO_LABELS = {};

interface RunChecksProps {
  readonly name: string;
  /** Absent where the alert has none. */
  readonly runbook?: Runbook;
  readonly component?: string;
  /** Whether somebody pressed the button for it. */
  readonly isAsked: boolean;
}

/** The checks of a runbook's page, as they run. */
const RunChecks = ({ name, runbook, component = '', isAsked }: RunChecksProps): React.JSX.Element => {
  useEffect(() => {
    // The button that was pressed is gone: the focus goes to what it brought.
    if (isAsked) document.querySelector<HTMLElement>(FIRST_FINDINGS)?.focus();
  }, [isAsked]);
  return runbook === undefined ? (
    <GeneralChecks name={name} component={component} labels={NO_LABELS} />
  ) : (
    <InvestigatedRunbook runbook={runbook} labels={NO_LABELS} />
  );
};

export default RunChecks;
