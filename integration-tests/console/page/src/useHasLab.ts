import { useEffect, useState } from 'react';

/** Whether the server has faults to switch: a lab has, a cluster has not. False until it is known. */
export const useHasLab = (): boolean => {
  const [hasLab, setHasLab] = useState(false);
  useEffect(() => {
    fetch('/lab/faults', { method: 'HEAD' }).then(
      ({ ok }) => {
        setHasLab(ok);
      },
      () => {
        // Without an answer there is nothing to switch either.
      },
    );
  }, []);
  return hasLab;
};
