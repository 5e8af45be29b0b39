import { Content } from '@patternfly/react-core';
import { Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';

import { useTranslate } from '../../i18n';
import { shortDuration } from '../../probes/duration';
import { lastSeen } from '../../probes/event-order';
import type { ClusterEvent } from '../../probes/observation';
import { FittingTable } from '../state/FittingTable';
import { Disclosure } from './Disclosure';
import { Paged } from './Paged';

const SHOWN = 10;

/** How often it happened: in the series, where the event has one (events.k8s.io/v1). */
const timesOf = (event: ClusterEvent): number => event.series?.count ?? event.count ?? 1;

const Rows = ({
  events,
  now,
}: {
  readonly events: readonly ClusterEvent[];
  readonly now: number;
}): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <FittingTable room={760} variant="compact" aria-label={t('Events')}>
      <Thead>
        <Tr>
          <Th modifier="nowrap">{t('Last seen')}</Th>
          <Th modifier="nowrap">{t('Type')}</Th>
          <Th modifier="nowrap">{t('Reason')}</Th>
          <Th modifier="nowrap">{t('Object')}</Th>
          <Th modifier="nowrap">{t('From')}</Th>
          <Th modifier="nowrap">{t('Message')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {events.map((event) => (
          <Tr key={event.metadata?.uid ?? event.metadata?.name}>
            <Td dataLabel={t('Last seen')}>{shortDuration(now - lastSeen(event))}</Td>
            <Td dataLabel={t('Type')}>{event.type}</Td>
            <Td dataLabel={t('Reason')}>{event.reason}</Td>
            <Td dataLabel={t('Object')}>{event.involvedObject?.name}</Td>
            <Td dataLabel={t('From')}>{event.source?.component ?? ''}</Td>
            <Td dataLabel={t('Message')} className="virtualization-alerts__evidence">
              {event.message} {timesOf(event) > 1 && t('({{times}} times)', { times: timesOf(event) })}
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
