import { Content } from '@patternfly/react-core';
import { Tbody, Td, Tr } from '@patternfly/react-table';

import { useTranslate } from '../../i18n';
import { shortDuration } from '../../probes/duration';
import { lastSeen, timesSeen } from '../../probes/event-order';
import type { ClusterEvent } from '../../probes/observation';
import { Breakable } from '../state/Breakable';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';
import { Disclosure } from './Disclosure';
import { Paged } from './Paged';

const SHOWN = 10;

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

/** Events, the latest first; the ten latest at once, the others on request. */
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
      <Rows events={events.slice(0, SHOWN)} now={now} />
      {events.length > SHOWN && (
        <Disclosure title={t('Older events: {{older}}', { older: events.length - SHOWN })}>
          <Paged items={events.slice(SHOWN)} what={t('Events')}>
            {(shown) => <Rows events={shown} now={now} />}
          </Paged>
        </Disclosure>
      )}
    </>
  );
};
