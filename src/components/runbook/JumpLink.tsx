import { Button } from '@patternfly/react-core';

import { goTo } from './go-to-step';

/** Leads to another part of the page, and leaves the address to the alert's labels. */
export const JumpLink = ({ to, name }: { readonly to: string; readonly name: string }): React.JSX.Element => (
  <Button
    variant="link"
    isInline
    onClick={() => {
      goTo(to);
    }}
  >
    {name}
  </Button>
);
