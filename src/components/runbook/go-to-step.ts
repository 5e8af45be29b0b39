/** The id of a step's card in the page. */
export const stepAnchor = (stepId: string): string => `step-${stepId}`;

/** Scrolls to a part of the page, by its id, and puts the focus there. */
export const goTo = (id: string): void => {
  const target = document.getElementById(id);
  target?.scrollIntoView();
  target?.focus();
};

/** Scrolls to a step and puts the focus there; the address stays free for the alert's labels. */
export const goToStep = (stepId: string): void => {
  goTo(stepAnchor(stepId));
};
