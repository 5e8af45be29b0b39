import { PageSection } from '@patternfly/react-core';
import type { ReactNode } from 'react';

import type { RunbookReading } from '../../hooks/useRunbook';
import type { Runbook } from '../../runbooks/runbook';
import { fileProblem } from '../state/PartProblem';
import { Waiting } from '../state/Waiting';

interface RunbookOfProps {
  readonly reading: RunbookReading;
  /** What is shown of it. */
  readonly children: (runbook: Runbook) => ReactNode;
  /** In place of it, where the alert has none. */
  readonly otherwise: ReactNode;
}

/** What shows a runbook, as soon as its file is there; says so where that can't be had. */
export const RunbookOf = ({ reading, children, otherwise }: RunbookOfProps): React.JSX.Element => {
  switch (reading.state) {
    case 'none':
      return <>{otherwise}</>;
    case 'loading':
      return <Waiting />;
    case 'failed':
      return <PageSection>{fileProblem(reading.error)}</PageSection>;
    case 'found':
      return <>{children(reading.runbook)}</>;
  }
};
