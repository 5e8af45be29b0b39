import { ExpandableSection } from '@patternfly/react-core';
import { useId, useState, type ReactNode } from 'react';

interface DisclosureProps {
  /** The name of the button that opens and closes it. */
  readonly title: string;
  /** Whether it is open until somebody opens or closes it; closed where it isn't said. */
  readonly openAtFirst?: boolean;
  readonly children: ReactNode;
}

/** Something to open and close, drawn only while it is open. */
export const Disclosure = ({ title, openAtFirst = false, children }: DisclosureProps): React.JSX.Element => {
  const [chosen, setChosen] = useState<boolean>();
  const open = chosen ?? openAtFirst;
  // The same object is drawn by several steps: its own name would not be unique.
  const id = useId();
  return (
    <ExpandableSection
      className="virtualization-alerts__disclosure"
      toggleText={title}
      toggleId={`${id}toggle`}
      contentId={`${id}content`}
      isExpanded={open}
      onToggle={(_event, expanded) => {
        setChosen(expanded);
      }}
    >
      {open && children}
    </ExpandableSection>
  );
};
