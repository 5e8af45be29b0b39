import { Content } from '@patternfly/react-core';
import { ResourceLink } from '@openshift-console/dynamic-plugin-sdk';
import { Tbody, Td, Tr } from '@patternfly/react-table';

import { useMemo } from 'react';

import { useTranslate } from '../../i18n';
import { age } from '../../probes/duration';
import type { ClusterObject, PodCount } from '../../probes/observation';
import { notReadyFirst } from '../../probes/pod-order';
import { readColumns } from '../../probes/pod-columns';
import { Breakable } from '../state/Breakable';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';
import { Paged } from './Paged';
import { PartOfPods } from './PartOfPods';

/** As many as one page has: they need no order of ours. */
const FEW = 20;

/** Pods with the columns of `oc get pods -o wide`; where they are many, those that are not ready come first. */
export const PodTable = ({
  pods,
  of,
  now,
}: {
  readonly pods: readonly ClusterObject[];
  /** Of how many they are a part; absent where they are all. */
  readonly of?: PodCount;
  readonly now: number;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const column = {
    name: t('Name'),
    ready: t('Ready'),
    status: t('Status'),
    restarts: t('Restarts'),
    age: t('Age'),
    node: t('Node'),
  };
  const { ordered, notReady } = useMemo(() => notReadyFirst(pods), [pods]);
  return (
    <Paged items={pods.length > FEW ? ordered : pods} what={t('Pods')}>
      {(shown) => (
        <>
          <FittingTable room={720} variant="compact" aria-label={t('Pods')}>
            <ColumnHeads names={Object.values(column)} />
            <Tbody>
              {shown.map((pod) => {
                const state = readColumns(pod);
                const { name = '', namespace, creationTimestamp } = pod.metadata ?? {};
                return (
                  <Tr key={pod.metadata?.uid ?? name}>
                    <Td dataLabel={column.name}>
                      <ResourceLink
                        groupVersionKind={{ version: 'v1', kind: 'Pod' }}
                        name={name}
                        {...(namespace === undefined ? {} : { namespace })}
                      />
                    </Td>
                    <Td dataLabel={column.ready}>{state.ready}</Td>
                    <Td dataLabel={column.status}>
                      <Breakable text={state.status} />
                    </Td>
                    <Td dataLabel={column.restarts}>{state.restarts}</Td>
                    <Td dataLabel={column.age}>{age(creationTimestamp, now)}</Td>
                    <Td dataLabel={column.node}>
                      <Breakable text={state.node || '-'} />
                    </Td>
                  </Tr>
                );
              })}
            </Tbody>
          </FittingTable>
          {of !== undefined && <PartOfPods read={pods.length} of={of} />}
          {of === undefined && pods.length > FEW && (
            <Content component="small">
              {t('{{shown}} of {{total}} pods are shown, {{notReady}} of them all are not ready: those come first.', {
                shown: shown.length,
                total: pods.length,
                notReady,
              })}
            </Content>
          )}
        </>
      )}
    </Paged>
  );
};
