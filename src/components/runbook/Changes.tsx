import { Skeleton } from '@patternfly/react-core';

import type { Alert } from '../../alerts/alert';
import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import type { Subject } from '../../runbooks/subject';
import { lazyPart } from '../state/lazy-part';
import { Part } from './Part';

/** As high as what comes: what stands below does not move. */
const Waiting = (): React.JSX.Element => {
  const { t } = useTranslate();
  return <Skeleton height="16rem" screenreaderText={t('Reading…')} />;
};

const WhatChanged = lazyPart(async () => import('./WhatChanged'), <Waiting />);

interface ChangesProps {
  readonly subject: Subject;
  readonly investigation: Investigation;
  /** Absent where the checks are run without it. */
  readonly alert?: Alert | undefined;
}

/**
 * What changed, as a part of a page: its file and what it alone reads are fetched once something was found, so that the
 * cause never waits for them; where the file is gone, the rest of the page stays.
 */
export const Changes = (props: ChangesProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { isPending, findings } = props.investigation.diagnosis;
  return (
    <Part id="what-changed" title={t('What changed')}>
      {isPending && findings.length === 0 ? <Waiting /> : <WhatChanged {...props} />}
    </Part>
  );
};
