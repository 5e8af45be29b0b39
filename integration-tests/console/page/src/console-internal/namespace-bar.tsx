import { Button, Form, FormGroup, TextInput, Toolbar, ToolbarContent, ToolbarItem } from '@patternfly/react-core';
import { useState } from 'react';

import { useActiveNamespace } from '../active-namespace';

/** The choice of the active project: here it is typed, where the console has a list. */
export const NamespaceBar = (): React.JSX.Element => {
  const [active, setActive] = useActiveNamespace();
  const [typed, setTyped] = useState(active.startsWith('#') ? '' : active);
  return (
    <Form
      isHorizontal
      aria-label="Project"
      onSubmit={(event) => {
        event.preventDefault();
        setActive(typed);
      }}
    >
      <Toolbar>
        <ToolbarContent>
          <ToolbarItem>
            <FormGroup label="Project" fieldId="project">
              <TextInput
                id="project"
                value={typed}
                placeholder="All projects"
                onChange={(_event, value) => {
                  setTyped(value);
                }}
              />
            </FormGroup>
          </ToolbarItem>
          <ToolbarItem>
            <Button type="submit" variant="secondary">
              Choose
            </Button>
          </ToolbarItem>
        </ToolbarContent>
      </Toolbar>
    </Form>
  );
};
