import { ExpandableSection } from '@patternfly/react-core';
import { createContext, useContext, useId, useState, type ReactNode } from 'react';

import { Breakable } from '../state/Breakable';

interface DisclosureProps {
  /** The name of the button that opens and closes it. */
  readonly title: string;
  /** What it is about, where others beside it have the same title; for screen readers. */
  readonly about?: string;
  /** Whether it is open until somebody opens or closes it; closed where it isn't said. */
  readonly openAtFirst?: boolean;
  readonly children: ReactNode;
}

/** What the disclosures of one part of the page are about: it tells them from those of the other parts, by name. */
export const DisclosureScope = createContext('');

/** Something to open and close, drawn only while it is open. */
export const Disclosure = ({
  title,
  about = '',
  openAtFirst = false,
  children,
}: DisclosureProps): React.JSX.Element => {
  const scope = useContext(DisclosureScope);
  const [chosen, setChosen] = useState<boolean>();
  const open = chosen ?? openAtFirst;
  // The same object is drawn by several steps: its own name would not be unique.
  const id = useId();
  const apart = [about, scope].filter((said) => said !== '').join(', ');
  return (
    <ExpandableSection
      className="virtualization-alerts__disclosure"
      toggleContent={
        <>
          <Breakable text={title} />
          {apart !== '' && <span className="pf-v6-screen-reader"> ({apart})</span>}
        </>
      }
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
