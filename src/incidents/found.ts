import type { Investigation } from '../diagnosis/investigate';
import { storyOf } from '../diagnosis/story';
import type { Impact } from '../runbooks/runbook';
import { fillMessage } from '../probes/variables';
import type { Found } from './incident';
import { rootKeys, rootOf, thingOf } from './root';

/** What an investigation found behind an alert, as far as a row tells it. */
export const foundIn = ({ diagnosis, variables }: Investigation, impact: Impact): Found => {
  const root = rootOf(diagnosis);
  const { cause, links, isUnexplained } = storyOf(diagnosis);
  const first = links[0]?.finding;
  const component = links.find(({ role }) => role === 'component')?.finding;
  const object = first === undefined ? undefined : thingOf(first.facts[0]);
  const fact = first?.sentence ?? diagnosis.contradiction?.sentence;
  return {
    keys: root === undefined ? [] : rootKeys(root),
    ...(cause === undefined || isUnexplained ? {} : { cause }),
    ...(fact === undefined ? {} : { fact }),
    ...(object === undefined ? {} : { object }),
    ...(component === undefined ? {} : { now: component.sentence }),
    impact: fillMessage(impact.says, variables),
  };
};
