import { List, ListItem, PageSection, Switch, Title } from '@patternfly/react-core';
import { useEffect, useState } from 'react';

interface Fault {
  readonly name: string;
  readonly title: string;
  readonly on: boolean;
}

const readFaults = async (): Promise<readonly Fault[]> => (await (await fetch('/lab/faults')).json()) as Fault[];

/** The lab's faults, each with a switch. */
export const FaultPanel = (): React.JSX.Element => {
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const refresh = async (): Promise<void> => {
    setFaults(await readFaults());
  };
  useEffect(() => {
    void refresh();
  }, []);
  const change = async (name: string, on: boolean): Promise<void> => {
    await fetch(`/lab/faults/${name}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ on }),
    });
    await refresh();
  };
  return (
    <PageSection>
      <Title headingLevel="h2">What is broken in this cluster</Title>
      <List isPlain>
        {faults.map(({ name, title, on }) => (
          <ListItem key={name}>
            <Switch
              id={`fault-${name}`}
              label={`${name}: ${title}`}
              isChecked={on}
              onChange={(_event, next) => void change(name, next)}
            />
          </ListItem>
        ))}
      </List>
    </PageSection>
  );
};
