import { Tbody, Td, Tr } from '@patternfly/react-table';

import { useTranslate } from '../../i18n';
import { age } from '../../probes/duration';
import type { ClusterObject } from '../../probes/observation';
import { conditionsOf } from '../../unknown-value';
import { Breakable } from '../state/Breakable';
import { ColumnHeads } from '../state/ColumnHeads';
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
  const column = {
    condition: t('Condition'),
    status: t('Status'),
    changed: t('Changed'),
    reason: t('Reason'),
    message: t('Message'),
  };
  const conditions = conditionsOf(object);
  if (conditions.length === 0) return null;
  return (
    <FittingTable
      room={640}
      variant="compact"
      aria-label={t('Conditions of {{name}}', { name: object.metadata?.name ?? '' })}
    >
      <ColumnHeads names={Object.values(column)} />
      <Tbody>
        {conditions.map(({ type, status, reason, message, lastTransitionTime }) => (
          <Tr key={type}>
            <Td dataLabel={column.condition}>
              <Breakable text={type} />
            </Td>
            <Td dataLabel={column.status}>{status}</Td>
            <Td dataLabel={column.changed}>{age(lastTransitionTime, now) || '-'}</Td>
            <Td dataLabel={column.reason}>
              <Breakable text={reason || '-'} />
            </Td>
            <Td dataLabel={column.message}>
              <Breakable text={message || '-'} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </FittingTable>
  );
};
