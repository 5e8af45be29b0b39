import { Checkbox } from '@patternfly/react-core';
import { Tbody, Td, Th, Tr } from '@patternfly/react-table';
import { useId } from 'react';

import { uidOf } from '../../fixes/restart-plan';
import { useTranslate } from '../../i18n';
import { age } from '../../probes/duration';
import type { ClusterObject } from '../../probes/observation';
import { readColumns } from '../../probes/pod-columns';
import { Paged } from '../probe/Paged';
import { Breakable } from '../state/Breakable';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';

interface PodChoiceProps {
  readonly pods: readonly ClusterObject[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (uids: readonly string[], isChosen: boolean) => void;
}

/** The pods that can be restarted, each with what speaks for it, and which of them are chosen. */
export const PodChoice = ({ pods, now, chosen, onChoose }: PodChoiceProps): React.JSX.Element => {
  const { t } = useTranslate();
  const column = {
    name: t('Name'),
    ready: t('Ready'),
    restarts: t('Restarts'),
    age: t('Age'),
    node: t('Node'),
  };
  const id = useId();
  return (
    <Paged items={pods} what={t('Pods to restart')}>
      {(shown) => (
        <FittingTable room={560} variant="compact" aria-label={t('Pods to restart')}>
          <ColumnHeads
            names={Object.values(column)}
            before={
              <Th>
                <Checkbox
                  id={`${id}-all`}
                  aria-label={t('Select all pods')}
                  isChecked={pods.length > 0 && pods.every((pod) => chosen.has(uidOf(pod)))}
                  onChange={(_event, isChecked) => {
                    onChoose(pods.map(uidOf), isChecked);
                  }}
                />
              </Th>
            }
          />
          <Tbody>
            {shown.map((pod) => {
              const { ready, restarts, node } = readColumns(pod);
              const { name = '', creationTimestamp } = pod.metadata ?? {};
              return (
                <Tr key={uidOf(pod)}>
                  <Td>
                    <Checkbox
                      id={`${id}-${uidOf(pod)}`}
                      aria-label={t('Select pod {{name}}', { name })}
                      isChecked={chosen.has(uidOf(pod))}
                      onChange={(_event, isChecked) => {
                        onChoose([uidOf(pod)], isChecked);
                      }}
                    />
                  </Td>
                  <Td dataLabel={column.name}>
                    <Breakable text={name} />
                  </Td>
                  <Td dataLabel={column.ready}>{ready}</Td>
                  <Td dataLabel={column.restarts}>{restarts}</Td>
                  <Td dataLabel={column.age}>{age(creationTimestamp, now)}</Td>
                  <Td dataLabel={column.node}>
                    <Breakable text={node || '-'} />
                  </Td>
                </Tr>
              );
            })}
          </Tbody>
        </FittingTable>
      )}
    </Paged>
  );
};
