import { Dropdown, DropdownList, MenuToggle } from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons';
import { useState, type ReactNode } from 'react';

type MenuProps = (
  | { /** What the button says. */ readonly label: string }
  | { /** The name of a button that shows three dots. */ readonly name: string }
) & {
  /** Its items. */
  readonly children: ReactNode;
};

/** A button that opens a menu, which closes when something of it is chosen. */
export const Menu = ({ children, ...button }: MenuProps): React.JSX.Element => {
  const [open, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ position: 'right' }}
      onSelect={() => {
        setOpen(false);
      }}
      toggle={(element) => (
        <MenuToggle
          ref={element}
          {...('name' in button
            ? { variant: 'plain' as const, icon: <EllipsisVIcon />, 'aria-label': button.name }
            : {})}
          isExpanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {'label' in button ? button.label : undefined}
        </MenuToggle>
      )}
    >
      <DropdownList>{children}</DropdownList>
    </Dropdown>
  );
};
