import { flatten } from '../diagnosis/chain';
import type { JudgedCause } from '../diagnosis/causes';
import type { Investigation } from '../diagnosis/investigate';
import { findingId } from '../diagnosis/merge-facts';
import { message, type Message } from '../message';
import type { CauseId } from '../runbooks/cause-id';

/** Whether deleting the pods of a component, so that they are made anew, helps against what was found. */
export type RestartAdvice =
  | { readonly is: 'helps' }
  /** No cause is known that says one or the other. */
  | { readonly is: 'open' }
  | { readonly is: 'useless'; readonly because: Message };

const REFUSED = message('new pods are refused, so that those which run would be gone');
const NO_PLACE = message('no node has room for new pods, or those get the same node again');
const SAME = message('new pods run the same program with the same settings, and end in the same way');

/** Why new pods would be no better, for the causes that lie outside of a pod. */
const USELESS: Readonly<Partial<Record<CauseId, Message>>> = {
  'api-server-overload': message(
    'the API server is overloaded, and pods that start read everything anew: it makes more calls',
  ),
  'control-plane-dns': message('it is the API server that does not resolve the name, not its pods'),
  dns: message('new pods ask the same DNS'),
  network: message('the network between the node and what the pods connect to is broken, for new pods too'),
  'nodes-down': message('the node is down: pods go when it is back, and new ones on it start no better'),
  'node-resources': NO_PLACE,
  'cluster-memory': NO_PLACE,
  'node-placement': NO_PLACE,
  quota: REFUSED,
  'security-context': REFUSED,
  'admission-webhook': message('the webhook or policy refuses the calls, whichever pod makes them'),
  'operator-blocked': message('something refuses what its operator does, and refuses it again'),
  permissions: message('a permission is missing, and new pods have the same rights'),
  'kind-missing': message('a kind of object is missing, for new pods too'),
  image: message('new pods cannot get the image either'),
  'wrong-architecture': SAME,
  volume: message('what the pods mount is missing, for new pods too'),
  'memory-limit': SAME,
  'node-limits': message('the limit of the node is used up, for new pods too'),
  'program-crash': SAME,
  'clock-wrong': message('a clock is wrong, and stays so'),
  'scrape-lost': message('its pods work: it is their metrics that are not read'),
};

/** A process that starts reads these anew. */
const HELPED: ReadonlySet<string> = new Set<CauseId>(['certificates', 'credentials-missing']);

/** The supported causes of the first chain. */
const causesOfFirst = ({ diagnosis, causes }: Pick<Investigation, 'diagnosis' | 'causes'>): readonly JudgedCause[] => {
  const ids = new Set(flatten(diagnosis.findings.slice(0, 1)).map(({ id }) => id));
  return causes.filter(
    ({ verdict }) =>
      verdict?.status === 'supported' && (verdict.shownBy ?? []).some((fact) => ids.has(findingId(fact))),
  );
};

/**
 * Says whether it helps to delete the pods of a component. Not where nothing is wrong, and not where the cause of what was
 * found lies outside of them: it costs their logs, and where new pods are refused it costs those that run.
 */
export const restartAdvice = (found: Pick<Investigation, 'diagnosis' | 'causes'>): RestartAdvice => {
  const { isHealthy } = found.diagnosis;
  if (isHealthy)
    return { is: 'useless', because: message('nothing is wrong with its pods, and their logs would be lost') };
  const causes = causesOfFirst(found);
  if (causes.some(({ cause }) => HELPED.has(cause.id))) return { is: 'helps' };
  const because = causes.map(({ cause }) => USELESS[cause.id as CauseId]).find((why) => why !== undefined);
  return because === undefined ? { is: 'open' } : { is: 'useless', because };
};
