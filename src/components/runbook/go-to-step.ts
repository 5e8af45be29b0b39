/** The id of a step: of its heading in the runbook, and of what the checks open for it. */
export const stepAnchor = (stepId: string): string => `step-${stepId}`;

/** Opens what has an id, if it is folded away there, puts the focus on it, and says whether it did. */
type Unfold = (id: string) => boolean;

const folded = new Set<Unfold>();

/** Takes part in `goTo`, until the function that it gives is called. */
export const onGoTo = (unfold: Unfold): (() => void) => {
  folded.add(unfold);
  return () => {
    folded.delete(unfold);
  };
};

/** Scrolls to what is shown in the page, by its id, and puts the focus there. */
export const focusOn = (id: string): void => {
  const target = document.getElementById(id);
  target?.scrollIntoView();
  target?.focus();
};

/** Leads to a part of the page by its id: opens it where it is folded away, scrolls there and puts the focus there. */
export const goTo = (id: string): void => {
  if (![...folded].some((unfold) => unfold(id))) focusOn(id);
};

/**
 * Leads to a step: opens the row of the checks that covers it, scrolls there and puts the focus there; without checks, to
 * the step in the runbook. The address stays free for the alert's labels.
 */
export const goToStep = (stepId: string): void => {
  goTo(stepAnchor(stepId));
};
