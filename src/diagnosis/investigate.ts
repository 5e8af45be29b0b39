import type { Answers } from '../probes/answers';
import { addRemedies } from './add-remedies';
import type { Firing } from './contradiction';
import { examine } from './examine';
import type { Advised } from './investigation';
import type { Plan } from './plan';

export type { Investigation } from './investigation';

/**
 * Examines a case and adds what helps, at once; pages do the one after the other, so that the texts of what helps need
 * not be there for the first finding.
 * @param when milliseconds since the epoch, and the alert where one is there
 */
export const investigate = (
  plan: Plan,
  answers: Answers,
  when: { readonly now: number; readonly firing?: Firing | undefined },
): Advised => addRemedies(examine(plan, answers, when));
