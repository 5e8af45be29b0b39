import type { Message } from '../message';
import { flatten } from './chain';
import type { Diagnosis } from './find';
import type { Finding } from './finding';

/** What the evidence says of the first chain's root as the cause. */
export interface Signs {
  /** What was found in its chain: the root, what follows from it, what the alert measures. */
  readonly for: readonly Finding[];
  /** Roots of other chains that lead to what the alert measures too: each may be the cause instead. */
  readonly against: readonly Finding[];
  /** What could not be read, and may say otherwise. */
  readonly unread: readonly Message[];
}

/** Weighs what was found for and against the cause that is told first. */
export const signsOf = ({ findings, leading, measured }: Diagnosis): Signs => {
  const problems = findings.filter(({ status, consequences }) => status === 'problem' || consequences.length > 0);
  const [root, ...others] = problems;
  const own = root === undefined ? [] : flatten([root]);
  const leads = (one: Finding): boolean => flatten([one]).some(({ id }) => leading.has(id) || measured.has(id));
  return {
    for: own.filter((one) => one === root || one.status === 'problem'),
    against: others.filter(({ status }) => status === 'problem').filter(leads),
    unread: findings.filter(({ status }) => status === 'unknown').map(({ sentence }) => sentence),
  };
};
