import { Tbody, Td, Tr } from '@patternfly/react-table';
import { Link } from 'react-router';

import { alertAddress } from '../../alerts/address';
import type { Alert } from '../../alerts/alert';
import { launcherPodOf, virtualMachineOf } from '../../alerts/virtual-machine-alerts';
import type { Named } from '../../cluster/machine-of-pod';
import { useLauncherMachine } from '../../hooks/useLauncherMachine';
import { useTranslate } from '../../i18n';
import { Paged } from '../probe/Paged';
import { Breakable } from '../state/Breakable';
import { ColumnHeads } from '../state/ColumnHeads';
import { FittingTable } from '../state/FittingTable';
import { MachineLink } from './MachineLink';
import { OwnLabels } from './OwnLabels';
import { SilencedBy } from './SilencedBy';
import { StateSince } from './StateSince';

/** The virtual machine that a launcher pod runs. */
const MachineOfPod = ({ pod }: { readonly pod: Named }): React.JSX.Element | null => {
  const machine = useLauncherMachine(pod);
  return machine === undefined ? null : <MachineLink {...machine} />;
};

/** The virtual machine that an instance, or the pod that it names, is about: many rows tell apart by nothing else. */
const Machine = ({ alert }: { readonly alert: Alert }): React.JSX.Element | null => {
  const machine = virtualMachineOf(alert);
  if (machine !== undefined) return <MachineLink {...machine} />;
  const pod = launcherPodOf(alert);
  return pod === undefined ? null : <MachineOfPod pod={pod} />;
};

/** The instances of one alert, a page at a time. */
export const InstanceTable = ({
  alerts,
  name,
}: {
  readonly alerts: readonly Alert[];
  readonly name: string;
}): React.JSX.Element => {
  const { t } = useTranslate();
  const column = {
    instance: t('Instance'),
    state: t('State'),
    labels: t('Labels'),
  };
  return (
    <Paged items={alerts} what={t('the instances of {{name}}', { name })}>
      {(shown, offset) => (
        <FittingTable room={640} variant="compact" aria-label={t('Instances of {{name}}', { name })}>
          <ColumnHeads names={Object.values(column)} />
          <Tbody>
            {shown.map((alert, index) => (
              <Tr key={`${alert.rule.id} ${JSON.stringify(alert.labels)}`}>
                <Td dataLabel={column.instance}>
                  <Link to={alertAddress(alert)}>
                    <Breakable text={t('{{name}}, instance {{number}}', { name, number: offset + index + 1 })} />
                  </Link>{' '}
                  <Machine alert={alert} />
                </Td>
                <Td dataLabel={column.state}>
                  <StateSince alert={alert} />
                  <SilencedBy alert={alert} />
                </Td>
                <Td dataLabel={column.labels}>
                  <OwnLabels labels={alert.labels} />
                </Td>
              </Tr>
            ))}
          </Tbody>
        </FittingTable>
      )}
    </Paged>
  );
};
