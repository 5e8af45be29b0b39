import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { Tooltip } from '@patternfly/react-core';

import { useTick } from '../../hooks/useTick';
import { clockTime } from './clock-time';

/** Milliseconds: at the latest then a new day shows. */
const PERIOD = 60_000;

/**
 * When something was, by the clock, for rows that are read one after the other and beside logs. The words are the exact
 * time, so that the tooltip with the date needs no place among what the keyboard reaches.
 * @param time RFC 3339 text, or milliseconds since the epoch
 */
export const ClockTime = ({ time }: { readonly time: string | number }): React.JSX.Element => {
  const now = useTick(PERIOD);
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return <>-</>;
  const exact = at.toISOString();
  return (
    <Tooltip content={<Timestamp timestamp={exact} simple />}>
      <time dateTime={exact} className="virtualization-alerts__clock">
        {clockTime(at, new Date(now))}
      </time>
    </Tooltip>
  );
};
