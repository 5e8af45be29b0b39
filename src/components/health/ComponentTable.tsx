import { Skeleton } from '@patternfly/react-core';
import { Tbody, Td, Tr } from '@patternfly/react-table';

import type { ComponentHealth } from '../../health/component-state';
import { useTranslate } from '../../i18n';
import { formatValue } from '../../probes/format-value';
import { ObjectLink } from '../runbook/ObjectLink';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';
import { AlertLinks } from './Reasons';
import { Marked } from './StateIcon';

/** The words of the longest names, beside three numbers. */
const ROOM = 600;
const percent = formatValue('ratio');

const Leader = ({ component, leader, object: { namespace } }: ComponentHealth): React.JSX.Element => {
  const { t } = useTranslate();
  if (component.lease === undefined) return <>–</>;
  if (leader === undefined) return <>{t('Not known')}</>;
  if (leader === '') return <strong>{t('Nobody')}</strong>;
  return <ObjectLink object={{ model: 'Pod', name: leader, ...(namespace === undefined ? {} : { namespace }) }} />;
};

const Row = ({
  one,
  column,
}: {
  readonly one: ComponentHealth;
  readonly column: Readonly<Record<string, string>>;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const { state, isPending, object, component, replicas, restarts, failing, alerts } = one;
  const countsCalls = component.countsCalls === true;
  return (
    <Tr>
      <Td dataLabel={column.component}>
        <Marked state={isPending ? undefined : state}>
          <ObjectLink object={object} />
        </Marked>
      </Td>
      <Td dataLabel={column.ready} modifier="nowrap">
        {isPending && replicas === undefined ? (
          <Skeleton screenreaderText={t('Reading…')} />
        ) : replicas === undefined ? (
          t('Not known')
        ) : (
          t('{{ready}} of {{wanted}}', { ...replicas })
        )}
      </Td>
      <Td dataLabel={column.leader}>
        <Leader {...one} />
      </Td>
      <Td dataLabel={column.restarts}>{restarts ?? t('Not known')}</Td>
      <Td dataLabel={column.calls}>
        {failing === undefined ? (countsCalls ? t('Not known') : '–') : percent(failing)}
      </Td>
      <Td dataLabel={column.alerts}>{alerts.length === 0 ? '–' : <AlertLinks alerts={alerts} />}</Td>
    </Tr>
  );
};

/** The components: how many replicas are ready, who leads, how often they restarted, which calls fail, what fires. */
export const ComponentTable = ({ all }: { readonly all: readonly ComponentHealth[] }): React.JSX.Element => {
  const { t } = useTranslate();
  const column = {
    component: t('Component'),
    ready: t('Ready'),
    leader: t('Leader'),
    restarts: t('Restarts'),
    calls: t('Failing calls'),
    alerts: t('Alerts'),
  };
  return (
    <FittingTable room={ROOM} aria-label={t('Components')} variant="compact">
      <ColumnHeads names={Object.values(column)} firstWidth={30} />
      <Tbody>
        {all.map((one) => (
          <Row key={one.component.workload} one={one} column={column} />
        ))}
      </Tbody>
    </FittingTable>
  );
};
