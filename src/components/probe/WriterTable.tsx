import { Tbody, Td, Tr } from '@patternfly/react-table';

import { useTranslate } from '../../i18n';
import { age } from '../../probes/duration';
import { writersOf } from '../../probes/managed-fields';
import type { ClusterObject } from '../../probes/observation';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';

/** The clients that hold fields of an object beside its status. */
export const WriterTable = ({
  object,
  now,
}: {
  readonly object: ClusterObject;
  readonly now: number;
}): React.JSX.Element | null => {
  const { t } = useTranslate();
  const column = {
    client: t('Client, as it calls itself'),
    operation: t('Operation'),
    wrote: t('Last wrote some of them'),
    fields: t('Fields that it holds'),
  };
  const writers = writersOf(object);
  if (writers.length === 0) return null;
  return (
    <FittingTable
      room={640}
      variant="compact"
      aria-label={t('Writers of {{name}}', { name: object.metadata?.name ?? '' })}
    >
      <ColumnHeads names={Object.values(column)} />
      <Tbody>
        {writers.map(({ manager, operation, time, fields }) => (
          <Tr key={JSON.stringify([manager, operation, time, fields[0]])}>
            <Td dataLabel={column.client}>{manager}</Td>
            <Td dataLabel={column.operation}>{operation}</Td>
            <Td dataLabel={column.wrote}>{age(time, now) || t('not recorded')}</Td>
            <Td dataLabel={column.fields} className="virtualization-alerts__evidence">
              {fields.join(', ')}
            </Td>
          </Tr>
        ))}
      </Tbody>
    </FittingTable>
  );
};
