import { inEnglish } from '../message';
import { fillProbe } from '../probes/fill-probe';
import { NO_ANSWERS, type Answers } from '../probes/answers';
import { listKey } from '../probes/list-request';
import { logsOf, readsOf } from '../probes/probe-reads';
import { logs } from '../runbooks/content/workload-family';
import { WORKLOADS, workloadOfService } from '../runbooks/workloads';
import { followUps } from './follow-ups';

const NAMESPACE = 'openshift-cnv';

/** What is asked beside the log of virt-controller, where that says this. */
const after = (...lines: readonly string[]): ReturnType<typeof followUps> => {
  const probe = fillProbe(logs('virt-controller').probe, { namespace: NAMESPACE });
  const lists = {
    [listKey({ model: 'Pod', namespace: NAMESPACE, selector: WORKLOADS['virt-controller']?.selector })]: {
      state: 'found' as const,
      data: [
        {
          metadata: { name: 'virt-controller-1', namespace: NAMESPACE, uid: 'u1' },
          spec: { containers: [{ name: 'virt-controller' }] },
        },
      ],
    },
  };
  const reads = readsOf(probe, lists);
  const answers: Answers = {
    ...NO_ANSWERS,
    lists,
    logs: Object.fromEntries(
      logsOf(probe, reads, lists).map(({ key }) => [
        key,
        { state: 'found' as const, data: { lines, truncated: false } },
      ]),
    ),
  };
  return followUps([{ probe, reads }], answers);
};

const failed = (service: string, namespace = NAMESPACE): string =>
  `Internal error occurred: failed calling webhook "x": failed to call webhook: Post "https://${service}.${namespace}.svc:443/x": EOF`;

test.each([
  ['virt-api', 'virt-api'],
  ['kubevirt-operator-webhook', 'virt-operator'],
  ['kubemacpool-service', 'kubemacpool-mac-controller-manager'],
  ['virt-template-validator', 'virt-template-validator'],
  ['ssp-operator-service', 'ssp-operator'],
  ['hco-webhook-service', 'hco-webhook'],
  ['cdi-api', 'cdi-apiserver'],
])('a call to %s that fails asks for the pods and the log of %s', (service, workload) => {
  expect(workloadOfService(service)).toBe(workload);
  const steps = after(failed(service, 'elsewhere'));
  expect(steps.map(({ id }) => id)).toEqual([`named-${workload}-pods`, `named-${workload}-logs`]);
  expect(steps.map(({ probe }) => probe)).toEqual(
    steps.map(({ probe }) => expect.objectContaining({ kind: probe.kind, namespace: 'elsewhere' }) as unknown),
  );
});

test('an event that tells of a call that fails asks for the same', () => {
  const probe = fillProbe(
    { kind: 'events', namespace: NAMESPACE, about: 'ReplicaSet', type: 'Warning' },
    { namespace: NAMESPACE },
  );
  const reads = readsOf(probe, {});
  const ask = (said: string): readonly string[] => {
    const data = [{ metadata: { name: 'e' }, message: said }];
    const lists = Object.fromEntries(
      (reads.events ?? []).map((one) => [listKey(one), { state: 'found' as const, data }]),
    );
    return followUps([{ probe, reads }], { ...NO_ANSWERS, lists }).map(({ id }) => id);
  };
  expect(ask(`Error creating: ${failed('kubemacpool-service')}`)).toEqual([
    'named-kubemacpool-mac-controller-manager-pods',
    'named-kubemacpool-mac-controller-manager-logs',
  ]);
  expect(ask('Error creating: exceeded quota')).toEqual([]);
});

test('what is read already, what is not ours and what does not fail ask for nothing', () => {
  expect(after(failed('virt-controller'))).toEqual([]);
  expect(after(failed('gatekeeper-webhook-service', 'gatekeeper-system'))).toEqual([]);
  expect(after('serving https://virt-api.openshift-cnv.svc:443')).toEqual([]);
});

test('many lines about one service ask once, and the last job that is waited for counts', () => {
  const steps = after(
    failed('virt-api'),
    failed('virt-api'),
    'Waiting on install strategy to be posted from job kubevirt-old-job1',
    'Waiting on install strategy to be posted from job kubevirt-new-job2',
  );
  expect(steps.map(({ id }) => id)).toEqual([
    'named-virt-api-pods',
    'named-virt-api-logs',
    'named-job-kubevirt-new-job2',
  ]);
  expect(inEnglish(steps.at(-1)!.title)).toBe('List the pods of the job kubevirt-new-job2');
  expect(steps.at(-1)?.probe).toMatchObject({ selector: { 'batch.kubernetes.io/job-name': 'kubevirt-new-job2' } });
});
