import type { Incident } from './incident';

/** Where to begin, and how much that is of all. */
export interface Beginning {
  readonly incident: Incident;
  /** How many of the alerts that fire come from it, each name and severity once. */
  readonly from: number;
  /** Of how many. */
  readonly all: number;
}

const firing = ({ groups }: Incident): readonly string[] =>
  groups.filter(({ state }) => state === 'firing').map(({ key }) => key);

/** The worst incident that fires; undefined where none does. Incidents come in order. */
export const beginningOf = (incidents: readonly Incident[]): Beginning | undefined => {
  const [incident] = incidents.filter(({ state }) => state === 'firing');
  if (incident === undefined) return undefined;
  return { incident, from: firing(incident).length, all: new Set(incidents.flatMap(firing)).size };
};
