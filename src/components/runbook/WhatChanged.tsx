import type { Alert } from '../../alerts/alert';
import type { Investigation } from '../../diagnosis/investigate';
import { useBeside } from '../../hooks/useBeside';
import type { Subject } from '../../runbooks/subject';
import { Timeline } from './Timeline';

interface WhatChangedProps {
  readonly subject: Subject;
  readonly investigation: Investigation;
  /** Absent where the checks are run without it. */
  readonly alert?: Alert | undefined;
}

/** The time line of a case, with what is read for it alone. */
const WhatChanged = ({ subject, investigation, alert }: WhatChangedProps): React.JSX.Element => (
  <Timeline investigation={investigation} beside={useBeside(subject, investigation, alert)} alert={alert} />
);

export default WhatChanged;
