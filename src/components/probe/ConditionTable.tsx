import { Button, Content } from '@patternfly/react-core';
import { Tbody, Td, Tr } from '@patternfly/react-table';
import { useState } from 'react';

import { useTranslate } from '../../i18n';
import { isAbnormal } from '../../probes/abnormal-condition';
import { age } from '../../probes/duration';
import type { ClusterObject } from '../../probes/observation';
import type { ModelName } from '../../probes/probe';
import { conditionsOf, type Condition } from '../../unknown-value';
import { Breakable } from '../state/Breakable';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';

/** How many rows of conditions are shown at most. */
const MOST = 100;

interface Said {
  readonly name: string;
  readonly condition: Condition;
}

interface RowsProps {
  readonly said: readonly Said[];
  readonly now: number;
  /** Whether a row says whose condition it is. */
  readonly isOfSeveral: boolean;
  readonly title: string;
}

const Rows = ({ said, now, isOfSeveral, title }: RowsProps): React.JSX.Element => {
  const { t } = useTranslate();
  const column = {
    ...(isOfSeveral ? { object: t('Object') } : {}),
    condition: t('Condition'),
    status: t('Status'),
    changed: t('Changed'),
    reason: t('Reason'),
    message: t('Message'),
  };
  return (
    <FittingTable room={isOfSeveral ? 640 : 560} variant="compact" aria-label={title}>
      <ColumnHeads names={Object.values(column)} />
      <Tbody>
        {said.map(({ name, condition: { type, status, reason, message, lastTransitionTime } }) => (
          <Tr key={`${name}/${type}`}>
            {isOfSeveral && (
              <Td dataLabel={t('Object')}>
                <Breakable text={name} />
              </Td>
            )}
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

/** The conditions of objects of one kind: those that are not as they should be, and all of them when asked. */
export const ConditionTable = ({
  objects,
  model,
  now,
}: {
  readonly objects: readonly ClusterObject[];
  readonly model: ModelName;
  readonly now: number;
}): React.JSX.Element | null => {
  const { t } = useTranslate();
  const [isAll, setAll] = useState(false);
  const all = objects.flatMap((object) =>
    conditionsOf(object).map((condition): Said => ({ name: object.metadata?.name ?? '', condition })),
  );
  if (all.length === 0) return null;
  const abnormal = all.filter(({ condition }) => isAbnormal(condition, model));
  const shown = (isAll ? all : abnormal).slice(0, MOST);
  const isOfSeveral = objects.length > 1;
  const of = isOfSeveral ? model : (all[0]?.name ?? '');
  return (
    <>
      {shown.length === 0 ? (
        <Content component="p">{t('All conditions are as they should be.')}</Content>
      ) : (
        <Rows said={shown} now={now} isOfSeveral={isOfSeveral} title={t('Conditions of {{name}}', { name: of })} />
      )}
      {abnormal.length < all.length && (
        <Button
          variant="link"
          isInline
          aria-expanded={isAll}
          aria-label={
            isAll
              ? t('Show what is not as it should be of {{name}}', { name: of })
              : t('Show all {{count}} conditions of {{name}}', { count: all.length, name: of })
          }
          onClick={() => {
            setAll(!isAll);
          }}
        >
          {isAll ? t('Show what is not as it should be') : t('Show all {{count}} conditions', { count: all.length })}
        </Button>
      )}
    </>
  );
};
