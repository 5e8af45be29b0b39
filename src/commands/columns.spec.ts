import { message } from '../message';
import { fillProbe } from '../probes/fill-probe';
import type { Probe } from '../probes/probe';
import { printScript } from './script';
import { printAll, printProbe } from './oc-command';

const VALUES = { namespace: 'vms', vm: 'web', size: '50Gi' };

const printed = (probe: Probe, values: Readonly<Record<string, string>> = VALUES): string =>
  printProbe(fillProbe(probe, values), values).text;

test.each<[string, Probe, string]>([
  [
    'the fields that no server selects by stand in columns',
    {
      kind: 'list',
      model: 'Pod',
      namespace: '{{namespace}}',
      show: 'table',
      only: [{ path: 'spec.volumes[*].persistentVolumeClaim.claimName', some: true, equals: '{{vm}}' }],
    },
    "oc get pods -n vms -o 'custom-columns=NAME:.metadata.name,CLAIMNAME:.spec.volumes[*].persistentVolumeClaim.claimName'",
  ],
  [
    'so do annotations and conditions, with the namespaces where all are asked for',
    {
      kind: 'list',
      model: 'DataVolume',
      show: 'table',
      only: [
        { path: "metadata.annotations['a.io/class']", equals: 'x' },
        { condition: 'Ready', status: 'True' },
      ],
    },
    'oc get datavolumes.cdi.kubevirt.io -A -o ' +
      `'custom-columns=NAMESPACE:.metadata.namespace,NAME:.metadata.name,CLASS:.metadata.annotations['\\''a\\.io/class'\\''],` +
      `READY:.status.conditions[?(@.type=="Ready")].status'`,
  ],
  [
    'who wrote what',
    { kind: 'get', model: 'KubeVirt', namespace: 'openshift-cnv', name: 'main', show: 'writers' },
    'oc get kubevirts.kubevirt.io main -n openshift-cnv -o yaml --show-managed-fields',
  ],
  [
    'the events of one object',
    { kind: 'events', namespace: '{{namespace}}', about: 'VirtualMachine', name: 'web.a', type: 'Warning' },
    "oc events -n vms --types=Warning | { grep -E '^LAST SEEN| VirtualMachine/web\\.a ' || [ $? = 1 ]; }",
  ],
  [
    'the events with one reason',
    { kind: 'events', namespace: 'x', about: 'HyperConverged', reason: 'Overwritten' },
    "oc events -n x | { grep -E '^LAST SEEN| Overwritten .*HyperConverged/' || [ $? = 1 ]; }",
  ],
  [
    'a step by hand, its values in JSON too',
    {
      kind: 'by-hand',
      command: ['oc', 'patch', 'pvc', '{{vm}}', '-p', { json: { spec: { size: '{{size}}' } } }],
      reason: message('It needs a shell.'),
    },
    `oc patch pvc web -p '{"spec":{"size":"50Gi"}}'`,
  ],
])('%s', (_name, probe, command) => {
  expect(printed(probe)).toBe(command);
});

test('a value does not become an option of a command, nor leave the JSON that it stands in', () => {
  const command = ['oc', 'exec', '{{vm}}', '-p', { json: { a: '{{size}}' } }] as const;
  const probe: Probe = { kind: 'by-hand', command, reason: message('x') };
  expect(printed(probe, { vm: '--all', size: '1' })).toContain('${VM:?--all would be an option of the command.}');
  expect(printed(probe, { vm: 'web', size: '","b":"' })).toBe(`oc exec web -p '{"a":"\\",\\"b\\":\\""}'`);
});

test('what is not known is a place in JSON as well', () => {
  const command = ['oc', 'patch', { json: { a: '{{size}}' } }] as const;
  const probe: Probe = { kind: 'by-hand', command, reason: message('x') };
  expect(printed(probe, {})).toBe(`oc patch '{"a":"'"\${SIZE:?size is not known.}"'"}'`);
});

test('several objects have a command each, on lines of their own', () => {
  const get = (name: string) =>
    fillProbe({ kind: 'get', model: 'PersistentVolumeClaim', namespace: 'vms', name, show: 'status' }, {});
  expect(printAll([{ probe: get('a') }, { probe: get('b') }], {}).text).toBe(
    '(rc=0\noc get persistentvolumeclaims a -n vms || rc=1\noc get persistentvolumeclaims b -n vms || rc=1\nexit $rc)',
  );
});

test('a script names a step that has nothing to look at, and runs nothing that would end it', () => {
  const command = { text: 'oc get cdis "${CDI:?It is about another.}"', missing: [] };
  const script = printScript('x', [{ title: 'Look', command, isIdle: true }]);
  expect(script).toContain('# 1. Look (there is nothing to look at)\n');
  expect(script).not.toContain('oc get');
});

test('a script has what is done by hand as a comment alone', () => {
  const script = printScript('x', [
    { title: 'Look', command: { text: 'oc debug a\noc debug b', missing: [] }, byHand: true },
  ]);
  expect(script).toContain('# 1. Look (by hand)\n#   oc debug a\n#   oc debug b\n');
  expect(script).not.toContain('== 1.');
});
