import { useAccessReview, type AccessReviewResourceAttributes } from '@openshift-console/dynamic-plugin-sdk';

import { useOverdue } from './useOverdue';

const WAITING = ['review'];
const NOTHING: readonly string[] = [];

/**
 * Whether the user may do something, by an access review; one that is about a single object has its `name`. The SDK takes
 * a review that fails for a yes, because the server decides in the end anyway, but waits without end for one that does
 * not come: that is a yes too, after the time in which a list counts as not read.
 */
export const useReview = (
  attributes: AccessReviewResourceAttributes,
): readonly [isAllowed: boolean, isChecking: boolean] => {
  const [isAllowed, isChecking] = useAccessReview(attributes);
  const isOverdue = useOverdue(isChecking ? WAITING : NOTHING).size > 0;
  return isOverdue ? [true, false] : [isAllowed, isChecking];
};
