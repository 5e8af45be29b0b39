import { execFileSync, spawnSync } from 'node:child_process';

import { inEnglish, message } from '../message';
import { fillPods, fillProbe } from '../probes/fill-probe';
import type { Probe } from '../probes/probe';
import type { Command } from '../probes/step-result';
import { variablesOf, type Variables } from '../probes/variables';
import { RUNBOOKS } from '../runbooks/catalogue';
import { printDeletion, printFix, printProbe } from './oc-command';
import { printScript } from './script';
import { quote } from './shell-quote';

const printed = (probe: Probe, variables: Variables): Command => printProbe(fillProbe(probe, variables), variables);

const NASTY = [
  '"; rm -rf ~ #',
  "it's",
  '$(id)',
  '`id`',
  '\\',
  'a\nb',
  '*',
  '~',
  '-n',
  '--server=https://example.com',
  '',
  'ümlaut',
  '!history',
  'x'.repeat(2000),
];

/** What a script says where `oc` says its arguments, each ended by a NUL. */
const outputOf = (script: string): string =>
  execFileSync('bash', ['-euo', 'pipefail', '-c', `oc() { printf '%s\\0' "$@"; }\n${script}`], { encoding: 'utf8' });

/** What a shell hands to `oc`, an argument each. */
const argumentsOf = (script: string): string[] => outputOf(script).split('\0').slice(0, -1);

test.each(NASTY)('a shell gets %j as it is', (value) => {
  expect(argumentsOf(`oc ${quote(value)}`)).toEqual([value]);
});

test.each(NASTY.filter((value) => value !== ''))('a label %j stays one argument of the command', (value) => {
  const variables = variablesOf('openshift-cnv', { name: value });
  const command = printed(
    { kind: 'get', model: 'VirtualMachine', name: '{{label.name}}', namespace: '{{namespace}}', show: 'status' },
    variables,
  );
  const object = value.startsWith('-')
    ? [`virtualmachines.kubevirt.io/${value}`]
    : ['virtualmachines.kubevirt.io', value];
  expect(argumentsOf(command.text)).toEqual(['get', ...object, '-n', 'openshift-cnv']);
});

test('a label can not end the string that it stands in in PromQL', () => {
  const command = printed(
    { kind: 'metric', query: 'up{pod="{{label.pod}}"}', unit: 'number' },
    variablesOf('n', { pod: '"} or vector(1) #' }),
  );
  expect(argumentsOf(command.text).at(-1)).toBe('up{pod="\\"} or vector(1) #"}');
});

test('a value that nobody knows is a place that the shell refuses, with the reason', () => {
  const command = printed(
    { kind: 'get', model: 'Node', name: '{{label.node}}', show: 'describe' },
    variablesOf('openshift-cnv', {}),
  );
  expect(command.missing).toEqual([{ text: 'The alert has no label {{label}}.', values: { label: 'node' } }]);
  expect(() => argumentsOf(command.text)).toThrow(/The alert has no label node/);
});

test.each([
  ['a selector', { kind: 'list', model: 'Pod', selector: { 'kubevirt.io/domain': '{{label.vm}}' }, show: 'table' }],
  ['a query', { kind: 'metric', query: 'up{pod="{{label.vm}}"} == 0', unit: 'number' }],
  ['the pods of logs', { kind: 'logs', namespace: 'vms', selector: { vm: '{{label.vm}}' } }],
] as const)('… in %s too', (_name, probe) => {
  expect(() => outputOf(printed(probe, {}).text)).toThrow(/The alert has no label vm/);
});

test('what can not be the value of a label selects nothing', () => {
  const probe = { kind: 'list', model: 'Pod', selector: { vm: '{{label.vm}}' }, show: 'table' } as const;
  const command = printed(probe, variablesOf('n', { vm: 'a,other=b' }));
  expect(command.missing).toEqual([message('No label can have the value {{value}}.', { value: 'a,other=b' })]);
  expect(() => outputOf(command.text)).toThrow(/No label can have the value a,other=b/);
});

test('no value of the cluster is taken for a place', () => {
  const marked = '\uE000x:-$(id)\uE001';
  const one = { kind: 'get', model: 'Node', name: '{{label.node}}', show: 'status' } as const;
  expect(argumentsOf(printed(one, variablesOf('n', { node: marked })).text)).toEqual(['get', 'nodes', marked]);
  const both = { ...one, namespace: '{{label.other}}', model: 'Pod' } as const;
  const { text } = printed(both, variablesOf('n', { node: marked }));
  expect(text).toMatch(/^oc get pods 'x:-\$\(id\)' -n "\$\{LABEL_OTHER:\?/);
});

test.each([
  [
    'pods',
    printed(
      {
        kind: 'list',
        model: 'Pod',
        namespace: '{{namespace}}',
        selector: { 'kubevirt.io': 'virt-api' },
        show: 'table',
      },
      variablesOf('openshift-cnv', {}),
    ),
    'oc get pods -n openshift-cnv -l kubevirt.io=virt-api -o wide',
  ],
  [
    'everywhere',
    printed({ kind: 'list', model: 'KubeVirt', show: 'table' }, variablesOf('openshift-cnv', {})),
    'oc get kubevirts.kubevirt.io -A -o wide',
  ],
  [
    'a kind that is served in several versions, in the one that the page reads',
    printed({ kind: 'list', model: 'HyperConverged', show: 'table' }, variablesOf('openshift-cnv', {})),
    'oc get hyperconvergeds.v1beta1.hco.kubevirt.io -A -o wide',
  ],
  [
    'cluster-scoped',
    printed({ kind: 'list', model: 'Node', show: 'table' }, variablesOf('n', {})),
    'oc get nodes -o wide',
  ],
  [
    'yaml',
    printed(
      { kind: 'get', model: 'Deployment', namespace: '{{namespace}}', name: 'virt-api', show: 'yaml' },
      variablesOf('openshift-cnv', {}),
    ),
    'oc get deployments virt-api -n openshift-cnv -o yaml',
  ],
  [
    'warnings',
    printed({ kind: 'events', namespace: '{{namespace}}', type: 'Warning' }, variablesOf('openshift-cnv', {})),
    'oc events -n openshift-cnv --types=Warning',
  ],
  [
    'warnings about a kind',
    printed(
      { kind: 'events', namespace: '{{namespace}}', type: 'Warning', about: 'Pod' },
      variablesOf('openshift-cnv', {}),
    ),
    "oc events -n openshift-cnv --types=Warning | { grep -E '^LAST SEEN| Pod/' || [ $? = 1 ]; }",
  ],
  [
    'a description of what may be gone',
    printed({ kind: 'get', model: 'Node', name: 'worker-1', show: 'describe' }, variablesOf('openshift-cnv', {})),
    'oc get nodes worker-1 && oc describe nodes worker-1',
  ],
  [
    'logs of a container',
    printed(
      { kind: 'logs', namespace: '{{namespace}}', selector: { name: 'ssp' }, container: 'manager', grep: 'panic:|x' },
      variablesOf('openshift-cnv', {}),
    ),
    `oc get pods -n openshift-cnv -l name=ssp --no-headers -o custom-columns='READY:.status.conditions[?(@.type=="Ready")].status,NAME:.metadata.name' | ` +
      'sort | sed -n 1,10p | (rc=0; while read -r _ pod; do oc logs -n openshift-cnv "pod/$pod" -c manager --prefix --tail=500 | ' +
      "awk -v p='panic:|x' '{ i = NR % 10; if (NR > 10 && m[i]) print l[i]; l[i] = $0; m[i] = $0 ~ p } " +
      "END { for (n = NR > 10 ? NR - 9 : 1; n <= NR; n++) print l[n % 10] }' || rc=1; done; exit $rc)",
  ],
  [
    'previous logs',
    printed(
      { kind: 'logs', namespace: '{{namespace}}', selector: { name: 'ssp' }, previous: true },
      variablesOf('openshift-cnv', {}),
    ),
    `oc get pods -n openshift-cnv -l name=ssp --no-headers -o custom-columns='READY:.status.conditions[?(@.type=="Ready")].status,NAME:.metadata.name' | ` +
      'sort | sed -n 1,10p | (rc=0; while read -r _ pod; do oc get -n openshift-cnv "pod/$pod" -o jsonpath=' +
      `'{range .status.containerStatuses[?(@.lastState.terminated)]}{.name}{"\\n"}{end}` +
      `{range .status.initContainerStatuses[?(@.lastState.terminated)]}{.name}{"\\n"}{end}' | ` +
      '(rc=0; while read -r container; do oc logs -n openshift-cnv "pod/$pod" -c "$container" --prefix --tail=500 --previous ' +
      '|| rc=1; done; exit $rc) || rc=1; done; exit $rc)',
  ],
])('%s', (_name, command, text) => {
  expect(command.text).toBe(text);
});

test('a deletion names its pods, each quoted', () => {
  expect(printDeletion('openshift-cnv', ['virt-handler-a', "b'; reboot"]).text).toBe(
    "oc delete pods -n openshift-cnv virt-handler-a 'b'\\''; reboot' --wait=false",
  );
});

const READS = new Set(['get', 'events', 'describe', 'logs', 'exec']);

test.each(RUNBOOKS.map((runbook) => [runbook.alert, runbook] as const))(
  '%s: every step prints a read that needs no editing, and the script runs to its end',
  (_alert, runbook) => {
    const declared = Object.keys(runbook.variables ?? {}).map((name) => [name, 'x'] as const);
    const variables = {
      ...variablesOf('openshift-cnv', {}),
      installNamespace: 'openshift-cnv',
      ...Object.fromEntries(declared),
    };
    const live = runbook.steps.filter(({ probe }) => probe.kind !== 'by-hand');
    const steps = live.map((step) => ({
      title: inEnglish(step.title),
      command: printed(step.probe, variables),
    }));
    for (const { command } of steps) {
      const [verb = '', ...rest] = argumentsOf(command.text.replace(/ \| .*/s, ''));
      expect(command.missing).toEqual([]);
      expect(READS).toContain(verb);
      if (verb === 'exec') expect(rest).toEqual(expect.arrayContaining(['promtool', 'query', 'instant']));
    }
    expect(outputOf(printScript(runbook.alert, steps))).toContain(steps.at(-1)?.title);
    const { fix } = runbook.resolution;
    if (fix !== undefined)
      expect(printFix(fillPods(fix, variables)!).text).toMatch(/^oc delete pods -n openshift-cnv -l .* --wait=false$/);
  },
);

/** An `oc` that lists pods in order and has the logs of all but one, which it refuses on the error output. */
const POD_LOGS = `
oc() {
  case "$*" in
    *' -o custom-columns='*) for n in $(seq 1 "$COUNT"); do printf 'True   p%03d\\n' "$n"; done ;;
    *jsonpath=*) printf 'main\\ninit\\n' ;;
    *pod/p002*) echo 'Error from server: connection refused' >&2; return 1 ;;
    *) echo "[$3] connection refused by $*" ;;
  esac
}`;
const logsProbe = {
  kind: 'logs',
  namespace: '{{namespace}}',
  selector: { name: 'ssp' },
  grep: 'connection refused',
} as const;

test.each([
  ['ten pods of many, in their order, each container', 203, 18],
  ['one that cannot be read ends no other, its error is no line, and the command fails', 3, 4],
])('the logs: %s', (_name, count, lines) => {
  const { text } = printed(logsProbe, variablesOf('openshift-cnv', {}));
  const run = spawnSync('bash', ['-euo', 'pipefail', '-c', `COUNT=${count}\n${POD_LOGS}\n${text}`], {
    encoding: 'utf8',
  });
  const said = run.stdout.trim().split('\n');
  expect(said).toHaveLength(lines);
  expect(said.slice(0, 3)).toEqual([
    expect.stringMatching(/pod\/p001 -c main --prefix --tail=500$/),
    expect.stringMatching(/pod\/p001 -c init --prefix --tail=500$/),
    expect.stringMatching(/pod\/p003 -c main --prefix --tail=500$/),
  ]);
  expect(run.stdout).not.toContain('Error from server');
  expect([run.status, run.stderr.includes('Error from server')]).toEqual([1, true]);
});

test('the script names a step with an unreadable log, and no step whose search found nothing', () => {
  const variables = variablesOf('openshift-cnv', {});
  const script = printScript('x', [
    { title: 'all', command: printed(logsProbe, variables) },
    { title: 'none matches', command: printed({ ...logsProbe, container: 'main', grep: 'nothing' }, variables) },
    { title: 'no search', command: printed({ ...logsProbe, container: 'main', grep: undefined }, variables) },
    { title: 'a search that fails', command: printed({ ...logsProbe, grep: '(' }, variables) },
  ]);
  const run = (count: number): string =>
    spawnSync('bash', ['-c', `COUNT=${count}\n${POD_LOGS}\n${script}`], { encoding: 'utf8' }).stderr;
  expect(run(2)).toMatch(/^Steps that failed: 1 2 3 4$/m);
  expect(run(1)).toMatch(/^Steps that failed: 4$/m);
});

/** What a command shows of a log of so many lines, of which the third and the last but one are of interest. */
const shownOf = (count: number, more: { readonly previous?: boolean }): readonly string[] => {
  const { text } = printed(
    { ...logsProbe, container: 'main', grep: 'interest', ...more },
    variablesOf('openshift-cnv', {}),
  );
  const log = `seq ${count} | sed '3s/$/ of interest/'`;
  const oc = `oc() { case "$*" in *' -o custom-columns='*) echo 'True   a' ;; *) ${log} ;; esac }`;
  return execFileSync('bash', ['-euo', 'pipefail', '-c', `${oc}\n${text}`], { encoding: 'utf8' })
    .trim()
    .split('\n');
};

test.each([
  ['the lines that match and the last ones, each once and in order', 20, {}, ['3 of interest', '11', '12']],
  ['all of a short log', 5, {}, ['1', '2', '3 of interest']],
  ['all of a run that ended, whatever it says', 20, { previous: true }, ['1', '2', '3 of interest']],
])('of a log a command shows %s', (_name, count, more, first) => {
  const shown = shownOf(count, more);
  expect(shown.slice(0, 3)).toEqual(first);
  expect(shown.at(-1)).toBe(String(count));
  expect(new Set(shown).size).toBe(shown.length);
});

test('a step that fails keeps no other from running, and is named at the end', () => {
  const script = printScript('x', [
    { title: 'one', command: { text: 'oc get a', missing: [] } },
    { title: 'two', command: { text: 'oc get gone', missing: [] } },
    { title: 'three', command: { text: 'oc get b', missing: [] } },
  ]);
  const oc = 'oc() { echo "asked for $2"; [ "$2" != gone ]; }';
  const { stdout, stderr, status } = spawnSync('bash', ['-c', `${oc}\n${script}`], { encoding: 'utf8' });
  expect(stdout).toContain('asked for b');
  expect(stderr).toBe('\nSteps that failed: 2\n');
  expect(status).toBe(1);
  const well = spawnSync('bash', ['-c', `oc() { :; }\n${script}`], { encoding: 'utf8' });
  expect({ stderr: well.stderr, status: well.status }).toEqual({ stderr: '', status: 0 });
});

test('a title can not add a line to the script', () => {
  const script = printScript('x\nrm -rf ~', [
    { title: "it's\nrm -rf /", command: { text: 'oc get nodes', missing: [] } },
  ]);
  expect(script.split('\n').filter((line) => line.startsWith('rm'))).toEqual([]);
  expect(argumentsOf(script).join(' ')).toContain('get');
});
