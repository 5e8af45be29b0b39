import { Button, Flex, FlexItem, SearchInput } from '@patternfly/react-core';
import { DownloadIcon } from '@patternfly/react-icons';
import { Tbody, Td, Tr } from '@patternfly/react-table';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';

import { alertAddress } from '../../alerts/address';
import type { Alert } from '../../alerts/alert';
import { instancesCsv, searchInstances } from '../../alerts/instances';
import { tellingLabels } from '../../alerts/telling-labels';
import { isAboutMachine, launcherPodOf, virtualMachineOf } from '../../alerts/virtual-machine-alerts';
import type { Named } from '../../cluster/machine-of-pod';
import { saveFile } from '../../hooks/save-file';
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

/** What tells an instance from the others: its virtual machine and where that is, else the labels that differ. */
const Telling = ({ alert, all }: { readonly alert: Alert; readonly all: readonly Alert[] }): React.JSX.Element => {
  const { namespace } = alert.labels;
  const isMachine = isAboutMachine(alert);
  const telling = tellingLabels(alert, all);
  return (
    <div>
      <Machine alert={alert} />{' '}
      {isMachine ? (
        namespace !== undefined && <Breakable text={namespace} />
      ) : (
        <Breakable
          text={Object.entries(telling)
            .map(([label, value]) => `${label}=${value}`)
            .join(' ')}
        />
      )}
    </div>
  );
};

interface InstanceTableProps {
  readonly alerts: readonly Alert[];
  readonly name: string;
}

/** Fewer are found at a glance. */
const SEARCHED_FROM = 10;

/** Searches the instances, and saves all of them as a file. */
const Tools = ({
  alerts,
  name,
  search,
  onSearch,
  found,
}: InstanceTableProps & {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly found: number;
}): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Flex>
      {alerts.length >= SEARCHED_FROM && (
        <FlexItem>
          <SearchInput
            aria-label={t('Search the instances of {{name}}', { name })}
            placeholder={t('Part of a label')}
            value={search}
            resultsCount={search === '' ? undefined : t('{{found}} of {{all}}', { found, all: alerts.length })}
            onChange={(_event, value) => {
              onSearch(value);
            }}
            onClear={() => {
              onSearch('');
            }}
          />
        </FlexItem>
      )}
      <FlexItem>
        <Button
          variant="link"
          isInline
          icon={<DownloadIcon />}
          onClick={() => {
            saveFile(`${name}.csv`, instancesCsv(alerts), 'text/csv;charset=utf-8');
          }}
        >
          {t('Download the instances of {{name}} as CSV', { name })}
        </Button>
      </FlexItem>
    </Flex>
  );
};

/** The instances of one alert, a page at a time; what differs stands first. */
export const InstanceTable = ({ alerts, name }: InstanceTableProps): React.JSX.Element => {
  const { t } = useTranslate();
  const [search, setSearch] = useState('');
  const found = useMemo(() => searchInstances(alerts, search), [alerts, search]);
  const column = {
    telling: t('About'),
    instance: t('Instance'),
    state: t('State'),
    labels: t('Labels'),
  };
  return (
    <>
      <Tools alerts={alerts} name={name} search={search} onSearch={setSearch} found={found.length} />
      {found.length === 0 && <p>{t('No instance has such a label')}</p>}
      <Paged items={found} what={t('the instances of {{name}}', { name })}>
        {(shown, offset) => (
          <FittingTable room={640} variant="compact" aria-label={t('Instances of {{name}}', { name })}>
            <ColumnHeads names={Object.values(column)} firstWidth={25} />
            <Tbody>
              {shown.map((alert, index) => (
                <Tr key={`${alert.rule.id} ${JSON.stringify(alert.labels)}`}>
                  <Td dataLabel={column.telling}>
                    <Telling alert={alert} all={alerts} />
                  </Td>
                  <Td dataLabel={column.instance}>
                    <Link to={alertAddress(alert)}>
                      <Breakable text={t('{{name}}, instance {{number}}', { name, number: offset + index + 1 })} />
                    </Link>
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
    </>
  );
};
