import {
  Alert,
  List,
  ListItem,
  NotificationDrawer,
  NotificationDrawerBody,
  NotificationDrawerHeader,
  Switch,
  Title,
} from '@patternfly/react-core';
import { useEffect, useState } from 'react';

import { SignedIn } from './SignedIn';
import { faultsByAlert } from './faults-by-alert';
import type { Fault } from './faults-by-alert';

const ask = async (path: string, options?: RequestInit): Promise<readonly Fault[]> => {
  const answer = await fetch(path, options);
  if (!answer.ok) throw new Error(`The lab answered ${String(answer.status)}`);
  return (await answer.json()) as Fault[];
};

const switchFault = async (name: string, on: boolean): Promise<readonly Fault[]> =>
  ask(`/lab/faults/${name}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ on }),
  });

/** The lab's faults, each with a switch, under the alerts that they make fire. */
export const FaultPanel = ({ onClose }: { readonly onClose: () => void }): React.JSX.Element => {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [problem, setProblem] = useState('');
  const show = (answer: Promise<readonly Fault[]>): void => {
    answer.then(
      (now) => {
        setFaults(now);
        setProblem('');
      },
      (error: unknown) => {
        setProblem(String(error));
      },
    );
  };
  useEffect(() => {
    show(ask('/lab/faults'));
  }, []);
  return (
    <NotificationDrawer aria-label="Faults of the lab">
      <NotificationDrawerHeader title="What is broken in this cluster" onClose={onClose} />
      <NotificationDrawerBody>
        <SignedIn />
        {problem !== '' && <Alert isInline variant="danger" title={problem} />}
        {faultsByAlert(faults).map(({ alert, faults: ofAlert }) => (
          <section
            key={alert}
            aria-labelledby={`alert-${alert}`}
            style={{ padding: 'var(--pf-t--global--spacer--md)' }}
          >
            <Title id={`alert-${alert}`} headingLevel="h2" size="md">
              {alert}
            </Title>
            <List isPlain isBordered>
              {ofAlert.map(({ name, title, on }) => (
                <ListItem key={name}>
                  <Switch
                    id={`fault-${name}`}
                    label={title}
                    isChecked={on}
                    onChange={(_event, next) => {
                      show(switchFault(name, next));
                    }}
                  />
                </ListItem>
              ))}
            </List>
          </section>
        ))}
      </NotificationDrawerBody>
    </NotificationDrawer>
  );
};
