import { Content, Label, LabelGroup } from '@patternfly/react-core';
import { Tbody, Td, Tr } from '@patternfly/react-table';

import { useTranslate } from '../../i18n';
import { shortDuration } from '../../probes/duration';
import { lastSeen, latestFirst, timesSeen } from '../../probes/event-order';
import { sumEvents } from '../../probes/event-sums';
import type { ClusterEvent } from '../../probes/observation';
import { Breakable } from '../state/Breakable';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';
import { Disclosure } from './Disclosure';
import { Paged } from './Paged';

const Rows = ({
  events,
  now,
}: {
  readonly events: readonly ClusterEvent[];
  readonly now: number;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const column = {
    lastSeen: t('Last seen'),
    type: t('Type'),
    reason: t('Reason'),
    object: t('Object'),
    from: t('From'),
    message: t('Message'),
  };
  return (
    <FittingTable room={760} variant="compact" aria-label={t('Events')}>
      <ColumnHeads names={Object.values(column)} />
      <Tbody>
        {events.map((event) => (
          <Tr key={event.metadata?.uid ?? event.metadata?.name}>
            <Td dataLabel={column.lastSeen}>{shortDuration(now - lastSeen(event))}</Td>
            <Td dataLabel={column.type}>{event.type}</Td>
            <Td dataLabel={column.reason}>
              <Breakable text={event.reason ?? ''} />
            </Td>
            <Td dataLabel={column.object}>
              <Breakable text={event.involvedObject?.name ?? ''} />
            </Td>
            <Td dataLabel={column.from}>
              <Breakable text={event.source?.component ?? ''} />
            </Td>
            <Td dataLabel={column.message}>
              <Breakable text={event.message ?? ''} />{' '}
              {timesSeen(event) > 1 && t('({{times}} times)', { times: timesSeen(event) })}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </FittingTable>
  );
};

/** How many reasons are named; the table has all. */
const REASONS = 8;

/** Events summed by their reason; each of them, the latest first, on request. */
export const EventTable = ({
  events,
  now,
}: {
  readonly events: readonly ClusterEvent[];
  readonly now: number;
}): React.JSX.Element => {
  const { t } = useTranslate();
  if (events.length === 0) return <Content component="p">{t('No events')}</Content>;
  return (
    <>
      <LabelGroup categoryName={t('Events')} numLabels={REASONS}>
        {sumEvents(events).map(({ reason, isWarning, times, last }) => (
          <Label key={reason} isCompact {...(isWarning ? { status: 'warning' } : {})}>
            {t('{{reason}} ×{{times}}, {{ago}} ago', { reason, times, ago: shortDuration(now - last) })}
          </Label>
        ))}
      </LabelGroup>
      <Disclosure title={t('Show the {{count}} events', { count: events.length })}>
        <Paged items={latestFirst(events)} what={t('Events')}>
          {(shown) => <Rows events={shown} now={now} />}
        </Paged>
      </Disclosure>
    </>
  );
};
