import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { Tooltip } from '@patternfly/react-core';
import type { ReactNode } from 'react';

import { useTick } from '../../hooks/useTick';
import { useTranslate } from '../../i18n';
import { timeAgo } from '../../probes/duration';

/** Milliseconds: what is told in seconds may be this far behind. */
const PERIOD = 15_000;

interface TimeAgoProps {
  /** RFC 3339 text, or milliseconds since the epoch. */
  readonly time: string | number;
  /** How often it is told anew, in milliseconds. */
  readonly every?: number;
  /** What else the tooltip says, under the exact time. */
  readonly also?: ReactNode;
}

/**
 * How long ago something was, in words that follow the clock, with the exact time in a tooltip that the keyboard reaches
 * too; a dash for what is no time.
 */
export const TimeAgo = ({ time, every = PERIOD, also }: TimeAgoProps): React.JSX.Element => {
  const { t } = useTranslate();
  const now = useTick(every);
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return <>-</>;
  const exact = at.toISOString();
  return (
    <Tooltip
      content={
        <>
          <Timestamp timestamp={exact} simple />
          {also}
        </>
      }
    >
      {/* Focusable as PatternFly's own timestamp is: the tooltip has no other way in. */}
      <time dateTime={exact} tabIndex={0} className="virtualization-alerts__time">
        {t(timeAgo(now - at.getTime()))}
      </time>
    </Tooltip>
  );
};
