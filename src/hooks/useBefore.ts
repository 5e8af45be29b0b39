import { useEffect, useRef } from 'react';

import type { Investigation } from '../diagnosis/investigate';

/**
 * What was found last while an alert was there: when it has stopped and all is well, that is what one wants to know.
 * Undefined while it is there, while something is wrong still, and where nothing was found.
 */
export const useBefore = (investigation: Investigation, isFiring: boolean): Investigation | undefined => {
  const last = useRef<Investigation>(undefined);
  useEffect(() => {
    if (isFiring && investigation.diagnosis.findings.length > 0 && !investigation.diagnosis.isPending)
      last.current = investigation;
  }, [investigation, isFiring]);
  return !isFiring && investigation.diagnosis.isHealthy ? last.current : undefined;
};
