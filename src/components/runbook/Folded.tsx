import { ExpandableSection } from '@patternfly/react-core';
import { useEffect, useId, useState, type ReactNode } from 'react';

import { focusOn, onGoTo } from './go-to-step';

interface FoldedProps {
  /** What links lead to: they open it. */
  readonly anchor: string;
  /** The name of the button that opens and closes it. */
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of the page that is folded away until somebody opens it, or a link leads to it; drawn only while it is open. */
export const Folded = ({ anchor, title, children }: FoldedProps): React.JSX.Element => {
  const [isOpen, setOpen] = useState(false);
  const [wanted, setWanted] = useState<object>();
  const id = useId();
  useEffect(
    () =>
      onGoTo((target) => {
        if (target !== anchor) return false;
        setOpen(true);
        setWanted({});
        return true;
      }),
    [anchor],
  );
  useEffect(() => {
    if (wanted !== undefined) focusOn(`${id}toggle`);
  }, [wanted, id]);
  return (
    <ExpandableSection
      className="virtualization-alerts__disclosure"
      toggleText={title}
      toggleId={`${id}toggle`}
      contentId={`${id}content`}
      isExpanded={isOpen}
      onToggle={(_event, expanded) => {
        setOpen(expanded);
      }}
    >
      {isOpen && children}
    </ExpandableSection>
  );
};
