import { FormGroup, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useEffect, useState } from 'react';

interface LabUsers {
  readonly name: string;
  readonly names: readonly string[];
}

const ask = async (options?: RequestInit): Promise<LabUsers> =>
  (await fetch('/lab/user', options)).json() as Promise<LabUsers>;

const signIn = async (name: string): Promise<void> => {
  await ask({ method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name }) });
  // The SDK remembers what a user may do for as long as the page is loaded.
  window.location.reload();
};

/** Who is signed in to the lab: what they may not read, the pages can't show. */
export const SignedIn = (): React.JSX.Element => {
  const [users, setUsers] = useState<LabUsers>({ name: '', names: [] });
  useEffect(() => {
    void ask().then(setUsers);
  }, []);
  return (
    <FormGroup label="Signed in as" fieldId="user" style={{ padding: 'var(--pf-t--global--spacer--md)' }}>
      <FormSelect id="user" value={users.name} onChange={(_event, name) => void signIn(name)}>
        {users.names.map((name) => (
          <FormSelectOption key={name} value={name} label={name} />
        ))}
      </FormSelect>
    </FormGroup>
  );
};
