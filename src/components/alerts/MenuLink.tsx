import { DropdownItem } from '@patternfly/react-core';
import type { MouseEvent, ReactNode } from 'react';
import { useNavigate } from 'react-router';

interface MenuLinkProps {
  /** An address of the console, or of the web. */
  readonly to: string;
  readonly name: ReactNode;
  readonly isDisabled?: boolean;
  /** Opens elsewhere, beside the console. */
  readonly isExternal?: boolean;
}

/** An item of a menu that is a link: within the console without loading it anew, in another tab for who wants that. */
export const MenuLink = ({ to, name, isDisabled = false, isExternal = false }: MenuLinkProps): React.JSX.Element => {
  const navigate = useNavigate();
  if (isExternal)
    return (
      <DropdownItem to={to} isDisabled={isDisabled} target="_blank" rel="noreferrer">
        {name}
      </DropdownItem>
    );
  return (
    <DropdownItem
      to={to}
      isDisabled={isDisabled}
      onClick={(event: MouseEvent) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void navigate(to);
      }}
    >
      {name}
    </DropdownItem>
  );
};
