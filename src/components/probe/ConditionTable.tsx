import { Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';

import { useTranslate } from '../../i18n';
import { age } from '../../probes/duration';
import type { ClusterObject } from '../../probes/observation';
import { conditionsOf } from '../../unknown-value';
import { FittingTable } from '../state/FittingTable';

/** The conditions of one object. */
export const ConditionTable = ({
  object,
  now,
}: {
  readonly object: ClusterObject;
  readonly now: number;
}): React.JSX.Element | null => {
  const { t } = useTranslate();
  const conditions = conditionsOf(object);
  if (conditions.length === 0) return null;
  return (
    <FittingTable
      room={640}
      variant="compact"
      aria-label={t('Conditions of {{name}}', { name: object.metadata?.name ?? '' })}
    >
      <Thead>
        <Tr>
          <Th modifier="nowrap">{t('Condition')}</Th>
          <Th modifier="nowrap">{t('Status')}</Th>
          <Th modifier="nowrap">{t('Changed')}</Th>
          <Th modifier="nowrap">{t('Reason')}</Th>
          <Th modifier="nowrap">{t('Message')}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {conditions.map(({ type, status, reason, message, lastTransitionTime }) => (
          <Tr key={type}>
            <Td dataLabel={t('Condition')}>{type}</Td>
            <Td dataLabel={t('Status')}>{status}</Td>
            <Td dataLabel={t('Changed')}>{age(lastTransitionTime, now) || '-'}</Td>
            <Td dataLabel={t('Reason')}>{reason || '-'}</Td>
            <Td dataLabel={t('Message')} className="virtualization-alerts__evidence">
              {message || '-'}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </FittingTable>
  );
};
