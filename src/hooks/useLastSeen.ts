import { useEffect, useMemo, useRef } from 'react';

import { recall, remember, seenAfter, type Seen, type SeenNow } from '../alerts/last-seen';

/**
 * When the alert of an address was last seen, also before the page was loaded anew in this tab. Another address begins
 * anew.
 */
export const useLastSeen = (address: string, { alert, isGone, readAt }: SeenNow): Seen | undefined => {
  const before = useRef<{ readonly address: string; readonly seen: Seen | undefined }>(undefined);
  const seen = useMemo(() => {
    const known = before.current?.address === address ? before.current.seen : recall(sessionStorage, address);
    return seenAfter(known, { alert, isGone, readAt });
  }, [address, alert, isGone, readAt]);
  useEffect(() => {
    before.current = { address, seen };
    if (seen !== undefined) remember(sessionStorage, address, seen);
  }, [address, seen]);
  return seen;
};
