import type { Forbidden } from '../probes/observation';
import { inEnglish, message, type Message } from '../message';
import { whichPermission } from '../probes/permission';
import { quote } from './shell-quote';

/** Prometheus is no object: one asks for it by a resource of its own, and a role that exists allows that. */
const isMetrics = ({ resource }: Forbidden): boolean => resource === 'prometheuses/api';

/** The roles of OpenShift that allow all of this. Source: README, "you need". */
export const rolesFor = (reads: readonly Forbidden[]): readonly string[] => [
  ...(reads.some((one) => !isMetrics(one)) ? ['cluster-reader'] : []),
  ...(reads.some(isMetrics) ? ['cluster-monitoring-view'] : []),
];

/** Who is to get it: a shell refuses the command until that is said. */
const WHO = '"${USER_NAME:?the user, as oc whoami says it}"';

/** What may be listed is watched too, so that the page follows it. */
const verbsFor = ({ verb }: Forbidden): string => (verb === 'list' || verb === 'watch' ? 'get,list,watch' : verb);

const grouped = (reads: readonly Forbidden[], by: (read: Forbidden) => string): readonly (readonly Forbidden[])[] => [
  ...reads
    .reduce(
      (groups, read) => groups.set(by(read), [...(groups.get(by(read)) ?? []), read]),
      new Map<string, Forbidden[]>(),
    )
    .values(),
];

/** A role of exactly these reads, of one place and with the same verbs, and its binding. */
const ownRole = (reads: readonly Forbidden[], name: string): readonly string[] => {
  const [first] = reads;
  if (first === undefined) return [];
  const { namespace } = first;
  const resources = [
    ...new Set(
      reads.map(({ group, resource }) => {
        const [kind = '', part] = resource.split('/');
        return `${group === '' ? kind : `${kind}.${group}`}${part === undefined ? '' : `/${part}`}`;
      }),
    ),
  ].sort();
  const what = `--verb=${verbsFor(first)} --resource=${quote(resources.join(','))}`;
  const place = namespace === undefined ? '' : ` -n ${quote(namespace)}`;
  return namespace === undefined
    ? [
        `oc create clusterrole ${name} ${what}`,
        `oc create clusterrolebinding ${name} --clusterrole=${name} --user=${WHO}`,
      ]
    : [`oc create role ${name} ${what}${place}`, `oc create rolebinding ${name} --role=${name} --user=${WHO}${place}`];
};

const commandsFor = (reads: readonly Forbidden[], about: string): readonly string[] => {
  const base = `virtualization-alerts-${about
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '')}`;
  const own = grouped(
    reads.filter((one) => !isMetrics(one)),
    (read) => JSON.stringify([read.namespace, verbsFor(read)]),
  );
  return [
    ...own.flatMap((group, index) => ownRole(group, index === 0 ? base : `${base}-${index + 1}`)),
    ...(reads.some(isMetrics) ? [`oc adm policy add-cluster-role-to-user cluster-monitoring-view ${WHO}`] : []),
  ];
};

/**
 * A request to an administrator, in English: what is missing, the commands that allow exactly that, and the roles that
 * allow it with more. The commands are of bash and name no user, because the page does not know who reads it.
 */
export const accessRequest = (about: string, reads: readonly Forbidden[]): string =>
  [
    `Please let me read what the runbook of ${about} looks at. Nothing of it changes the cluster. Refused now:`,
    ...reads.map((read) => `- ${inEnglish(whichPermission(read)).replace(/^You may not /, '')}`),
    '',
    'This allows exactly that, for the user in USER_NAME (as `oc whoami` says it):',
    '',
    ...commandsFor(reads, about).map((command) => `    ${command}`),
    '',
    'These roles allow it, and reading much else in the whole cluster:',
    '',
    ...rolesFor(reads).map((role) => `    oc adm policy add-cluster-role-to-user ${role} ${WHO}`),
    '',
  ].join('\n');

/** Which role would do, as a sentence. */
export const whichRole = (reads: readonly Forbidden[]): Message => {
  const roles = rolesFor(reads);
  return roles.length > 1
    ? message('The cluster roles {{first}} and {{second}} allow it.', { first: roles[0] ?? '', second: roles[1] ?? '' })
    : message('The cluster role {{role}} allows it.', { role: roles[0] ?? '' });
};
