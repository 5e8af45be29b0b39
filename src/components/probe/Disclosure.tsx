import { ExpandableSection } from '@patternfly/react-core';
import { useId, useState, type ReactNode } from 'react';

interface DisclosureProps {
  /** The name of the button that opens and closes it. */
  readonly title: string;
  readonly children: ReactNode;
}

/** Something that is closed at first, and drawn only once it is open. */
export const Disclosure = ({ title, children }: DisclosureProps): React.JSX.Element => {
  const [open, setOpen] = useState(false);
  // The same object is drawn by several steps: its own name would not be unique.
  const id = useId();
  return (
    <ExpandableSection
      toggleText={title}
      toggleId={`${id}toggle`}
      contentId={`${id}content`}
      isExpanded={open}
      onToggle={(_event, expanded) => {
        setOpen(expanded);
      }}
    >
      {open && children}
    </ExpandableSection>
  );
};
