import type { UnreadFact } from './fact';
import type { StepReading } from './observations';
import { RANK } from './rank';
import type { Answer } from './verdicts/answer';

const whyOf = ({ result: { observation } }: StepReading, { pending, hasNothing }: Answer): UnreadFact['why'] => {
  if (pending === true) return 'reading';
  if (hasNothing === true) return 'nothing';
  const { state } = observation;
  return state === 'forbidden' || state === 'missing-api' || state === 'failed' ? state : 'undecided';
};

/** What an answer leaves open: it could not be read, is still read, or says nothing of what is asked for. */
export const unreadFacts = (reading: StepReading, answer: Answer): readonly UnreadFact[] =>
  answer.status !== 'unknown'
    ? []
    : [
        {
          kind: 'unread',
          why: whyOf(reading, answer),
          // Steps that say the same are one finding.
          group: JSON.stringify(answer.evidence),
          objects: [],
          names: [],
          workload: '',
          stepIds: [reading.step.id],
          severity: 'unknown',
          sentence: answer.evidence,
          rank: RANK.unknown,
        },
      ];
