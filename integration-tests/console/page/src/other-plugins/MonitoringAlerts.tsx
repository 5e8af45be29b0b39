import { ActionServiceProvider, type Action } from '@openshift-console/dynamic-plugin-sdk';
import {
  Button,
  Content,
  Dropdown,
  DropdownItem,
  MenuToggle,
  PageSection,
  Toolbar,
  ToolbarContent,
} from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';

import { usePerspective } from '../perspective';
import { useConsoleAlerts, type ConsoleAlert } from './console-alerts';

/** As monitoring-plugin draws it: a menu item loads the page anew where the action has an address. */
const MenuItem = ({ action: { label, cta } }: { readonly action: Action }): React.JSX.Element =>
  typeof cta === 'function' ? (
    <DropdownItem onClick={cta}>{label}</DropdownItem>
  ) : (
    <DropdownItem to={cta.href}>{label}</DropdownItem>
  );

const Row = ({ alert }: { readonly alert: ConsoleAlert }): React.JSX.Element => {
  const [open, setOpen] = useState(false);
  const context = useMemo(() => ({ 'monitoring-alert-list-item': { alert } }), [alert]);
  const name = alert.rule.name;
  return (
    <Tr>
      <Td>
        <Link to={`/monitoring/alerts/${alert.rule.id}?${new URLSearchParams(alert.labels).toString()}`}>{name}</Link>
      </Td>
      <Td>{alert.state}</Td>
      <Td>
        <ActionServiceProvider context={context}>
          {({ actions }) => (
            <Dropdown
              isOpen={open}
              onOpenChange={setOpen}
              toggle={(element) => (
                <MenuToggle
                  ref={element}
                  variant="plain"
                  aria-label={`Actions of ${name}`}
                  onClick={() => {
                    setOpen(!open);
                  }}
                >
                  ⋮
                </MenuToggle>
              )}
            >
              <DropdownItem>Silence alert</DropdownItem>
              {actions.map((action) => (
                <MenuItem key={action.id} action={action} />
              ))}
            </Dropdown>
          )}
        </ActionServiceProvider>
      </Td>
    </Tr>
  );
};

const AlertDetail = ({ alert }: { readonly alert: ConsoleAlert }): React.JSX.Element => {
  const [perspective] = usePerspective();
  const suffix = perspective === 'admin' ? '' : `-${perspective}`;
  const context = useMemo(() => ({ [`alert-detail-toolbar-actions${suffix}`]: { alert } }), [suffix, alert]);
  return (
    <PageSection>
      <Content component="h1">{alert.rule.name}</Content>
      <ActionServiceProvider context={context}>
        {({ actions, loaded }) =>
          loaded && (
            <Toolbar>
              <ToolbarContent>
                {actions.map(({ id, label, cta }) =>
                  typeof cta === 'function' ? (
                    <Button key={id} variant="link" onClick={cta}>
                      {label}
                    </Button>
                  ) : (
                    <Link key={id} to={cta.href}>
                      {label}
                    </Link>
                  ),
                )}
              </ToolbarContent>
            </Toolbar>
          )
        }
      </ActionServiceProvider>
    </PageSection>
  );
};

/** Observe → Alerting, with the places where plugins add actions: the menu of each row, and the page of an alert. */
export const MonitoringAlerts = (): React.JSX.Element => {
  const alerts = useConsoleAlerts();
  const { ruleID } = useParams();
  const [params] = useSearchParams();
  if (ruleID !== undefined) {
    const wanted = [...params];
    const alert = alerts.find(
      ({ rule, labels }) => rule.id === ruleID && wanted.every(([name, value]) => labels[name] === value),
    );
    return alert === undefined ? <PageSection>No such alert</PageSection> : <AlertDetail alert={alert} />;
  }
  return (
    <PageSection>
      <Content component="h1">Alerting</Content>
      <Table aria-label="Alerts of the cluster" variant="compact">
        <Thead>
          <Tr>
            <Th>Name</Th>
            <Th>State</Th>
            <Th screenReaderText="Actions" />
          </Tr>
        </Thead>
        <Tbody>
          {alerts.map((alert) => (
            <Row key={`${alert.rule.id} ${JSON.stringify(alert.labels)}`} alert={alert} />
          ))}
        </Tbody>
      </Table>
    </PageSection>
  );
};
