import {
  Content,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';

import type { MachineName, MachinesHealth } from '../../health/machines';
import { useTranslate } from '../../i18n';
import { ObjectLink } from '../runbook/ObjectLink';

const Names = ({ names }: { readonly names: readonly MachineName[] }): React.JSX.Element => (
  <>
    {names.map((name) => (
      <div key={`${name.namespace}/${name.name}`}>
        <ObjectLink object={{ model: 'VirtualMachine', ...name }} />
      </div>
    ))}
  </>
);

/** How many virtual machines are in which state, as far as somebody counts them. */
export const Machines = ({ machines }: { readonly machines: MachinesHealth }): React.JSX.Element => {
  const { t } = useTranslate();
  const { counts, launchers, notKnown, starting, failed } = machines;
  const said = (count: number | undefined): string => (count === undefined ? t('Not known') : String(count));
  const rows: readonly {
    readonly title: string;
    readonly count?: number | undefined;
    readonly names?: readonly MachineName[];
  }[] = [
    { title: t('Running'), count: counts?.running },
    { title: t('Starting'), count: counts?.starting, names: starting },
    { title: t('Migrating'), count: counts?.migrating },
    { title: t('Stopped'), count: counts?.stopped },
    { title: t('In error'), count: counts?.failed, names: failed },
  ];
  return (
    <>
      <DescriptionList
        isCompact
        isHorizontal
        horizontalTermWidthModifier={{ default: '12ch' }}
        aria-label={t('Virtual machines')}
      >
        {rows.map(({ title, count, names = [] }) => (
          <DescriptionListGroup key={title}>
            <DescriptionListTerm>{title}</DescriptionListTerm>
            <DescriptionListDescription>
              {said(count)}
              {count !== undefined && <Names names={names} />}
            </DescriptionListDescription>
          </DescriptionListGroup>
        ))}
        {notKnown.map(({ node, count }) => (
          <DescriptionListGroup key={node}>
            <DescriptionListTerm>{t('Not known')}</DescriptionListTerm>
            <DescriptionListDescription>
              {t('{{count}} on a node that does not answer:', { count })}{' '}
              <ObjectLink object={{ model: 'Node', name: node }} />
            </DescriptionListDescription>
          </DescriptionListGroup>
        ))}
      </DescriptionList>
      {counts === undefined && launchers !== undefined && (
        <Content component="p">
          {t(
            'virt-controller, which counts them, does not tell. {{count}} pods of machines are in the phase Running.',
            {
              count: launchers,
            },
          )}
        </Content>
      )}
    </>
  );
};
