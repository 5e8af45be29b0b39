import { ResourceLink } from '@openshift-console/dynamic-plugin-sdk';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';

import { useTranslate } from '../../i18n';
import { age } from '../../probes/duration';
import type { ClusterObject } from '../../probes/observation';
import { describePod } from '../../probes/pod-state';
import { Paged } from './Paged';

/** Pods with the columns of `oc get pods -o wide`. */
export const PodTable = ({
  pods,
  now,
}: {
  readonly pods: readonly ClusterObject[];
  readonly now: number;
}): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Paged items={pods} what={t('Pods')}>
      {(shown) => (
        <Table variant="compact" aria-label={t('Pods')} gridBreakPoint="grid-lg">
          <Thead>
            <Tr>
              <Th modifier="nowrap">{t('Name')}</Th>
              <Th modifier="nowrap">{t('Ready')}</Th>
              <Th modifier="nowrap">{t('Status')}</Th>
              <Th modifier="nowrap">{t('Restarts')}</Th>
              <Th modifier="nowrap">{t('Age')}</Th>
              <Th modifier="nowrap">{t('Node')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {shown.map((pod) => {
              const state = describePod(pod, now);
              const { name = '', namespace, creationTimestamp } = pod.metadata ?? {};
              return (
                <Tr key={pod.metadata?.uid ?? name}>
                  <Td dataLabel={t('Name')}>
                    <ResourceLink
                      groupVersionKind={{ version: 'v1', kind: 'Pod' }}
                      name={name}
                      {...(namespace === undefined ? {} : { namespace })}
                    />
                  </Td>
                  <Td dataLabel={t('Ready')}>{state.ready}</Td>
                  <Td dataLabel={t('Status')}>{state.status}</Td>
                  <Td dataLabel={t('Restarts')}>{state.restarts}</Td>
                  <Td dataLabel={t('Age')}>{age(creationTimestamp, now)}</Td>
                  <Td dataLabel={t('Node')}>{state.node || '-'}</Td>
                </Tr>
              );
            })}
          </Tbody>
        </Table>
      )}
    </Paged>
  );
};
