import { isTheSame, type Differences } from './compare';
import type { ClusterRule } from './read-rules';

const written = (value: string | null): string => value ?? 'none';

const describeRule = ({ alert, source, severity, impact, component }: ClusterRule): string =>
  `  ${alert} (${written(severity)}, impact ${written(impact)}, ${written(component)}) in ${source}`;

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${title}:`, ...lines, ''];

/** What differs, as text for a terminal; says so too where nothing does. */
export const reportOf = (differences: Differences): string => {
  const { release, added, elsewhere, gone, changed } = differences;
  return [
    `Compared with the rules of ${release}.`,
    '',
    ...section(
      'New: the catalogue does not know them, their pages show the general checks of the component',
      added.map(describeRule),
    ),
    ...section('Of another release, known to the catalogue', elsewhere.map(describeRule)),
    ...section(
      'Gone: the release has them, this cluster does not',
      gone.map(({ alert, severity }) => `  ${alert} (${severity})`),
    ),
    ...section(
      'Changed',
      changed.flatMap(({ rule, what }) => [
        describeRule(rule),
        ...what.map(({ property, shipped }) => `    ${property}: ${written(shipped)} → ${written(rule[property])}`),
      ]),
    ),
    ...(isTheSame(differences) ? ['Nothing is new, gone or changed.'] : []),
  ].join('\n');
};
