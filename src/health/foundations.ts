import type { Investigation } from '../diagnosis/investigate';
import { referenceTo } from '../diagnosis/object-reference';
import { message, type Message } from '../message';
import { saysOf } from '../probes/object-test';
import { quantityOf } from '../probes/quantity';
import { conditionOf, record, text } from '../unknown-value';
import { certificatesHealth } from './certificates';
import { because, byVerdict, objectsIn, resultOf, samplesIn, together, unread, wasRead, type Judged } from './state';
import type { HealthStepId } from './health-step';

/** What the components stand on. */
export type FoundationId =
  'machines' | 'nodes' | 'api-server' | 'network' | 'dns' | 'quotas' | 'certificates' | 'operator' | 'upgrade';

/** One thing that the components stand on. */
export interface Foundation extends Judged {
  readonly id: Exclude<FoundationId, 'machines'>;
  readonly title: Message;
}

/** From this share of a quota on, the next rollout may be refused; 0 to 1. */
const NEARLY_FULL = 0.9;

const nodesHealth = (investigation: Investigation): Judged => {
  const [counted, trouble] = [resultOf(investigation, 'nodes-count'), resultOf(investigation, 'nodes-trouble')];
  const samples = samplesIn(counted);
  if (samples.length === 0) return unread(counted);
  const count = (what: string): number => samples.find(({ labels }) => labels.nodes === what)?.value ?? 0;
  const [ready, total] = [count('ready'), count('all')];
  const values = { ready, total };
  const found = samplesIn(trouble).map(({ labels: { node = '', condition = '' } }) =>
    condition === 'Ready'
      ? because('not-working', message('Node {{node}} is not ready', { node }), { model: 'Node', name: node })
      : because('impaired', message('Node {{node}} has {{condition}}', { node, condition }), {
          model: 'Node',
          name: node,
        }),
  );
  const all = because(
    ready < total ? 'not-working' : 'working',
    message('{{ready}} of {{total}} nodes are ready', values),
  );
  const judged = together([all, ...found, ...(wasRead(trouble) ? [] : [unread(trouble)])]);
  // How many there are is said first in any case.
  return { ...judged, reasons: [...new Set([...all.reasons, ...judged.reasons])] };
};

const quotaHealth = (investigation: Investigation): Judged => {
  const result = resultOf(investigation, 'quotas');
  if (!wasRead(result)) return unread(result);
  const quotas = objectsIn(result);
  // One that has room may still have too little for a pod.
  const refused = investigation.facts
    .filter((fact) => fact.kind === 'refusal' && fact.by === 'quota')
    .map(({ sentence, objects }) => because('not-working', sentence, objects[0]));
  if (refused.length > 0) return together(refused);
  if (quotas.length === 0) return because('working', message('No quota limits the namespace of the operators'));
  return together(
    quotas.flatMap(({ status, metadata: { name = '', namespace = '' } = {} }) => {
      const [hard, used] = [record(record(status).hard), record(record(status).used)];
      return Object.keys(hard).map((what): Judged => {
        const [limit, is] = [quantityOf(text(hard[what])), quantityOf(text(used[what]))];
        const object = { model: 'ResourceQuota', name, namespace } as const;
        const values = { name, what, limit: text(hard[what]), used: text(used[what]) };
        if (limit === undefined || is === undefined)
          return because(
            'unknown',
            message('Quota {{name}} does not say how much of {{what}} is used', values),
            object,
          );
        if (is < limit * NEARLY_FULL)
          return because('working', message('Quota {{name}} has room: {{used}} of {{limit}} {{what}}', values), object);
        return because(
          is >= limit ? 'not-working' : 'impaired',
          message('Quota {{name}} is used up or nearly so: {{used}} of {{limit}} {{what}}', values),
          object,
        );
      });
    }),
  );
};

const bySteps = (investigation: Investigation, ...ids: readonly HealthStepId[]): Judged =>
  together(ids.map((id) => byVerdict(resultOf(investigation, id))));

const upgradeable = (investigation: Investigation): Judged => {
  const result = resultOf(investigation, 'upgradeable');
  if (!wasRead(result)) return unread(result);
  return together(
    objectsIn(result).map((object): Judged => {
      const test = { condition: 'Upgradeable', status: 'True' } as const;
      const condition = conditionOf(object, test.condition);
      const reference = referenceTo('HyperConverged', object.metadata);
      const says = saysOf(object, test, investigation.now);
      if (condition === undefined) return because('unknown', says, reference);
      return condition.status === test.status
        ? because('working', message('OpenShift Virtualization may be upgraded'))
        : because('impaired', says, reference);
    }),
  );
};

/** What is under way is told, and is no trouble while it gets on. */
const upgradeHealth = (investigation: Investigation): Judged =>
  together([upgradeable(investigation), bySteps(investigation, 'cluster-update', 'node-configuration')]);

/** Conditions that are as they should be have nothing to say in words of their own. */
const saidWell = (judged: Judged): Judged =>
  judged.state === 'working' ? { ...judged, reasons: [{ sentence: message('Available, and not degraded') }] } : judged;

const ROWS: readonly (readonly [Foundation['id'], Message, (investigation: Investigation) => Judged])[] = [
  ['nodes', message('Nodes'), nodesHealth],
  [
    'api-server',
    message('API server'),
    (investigation) =>
      saidWell(bySteps(investigation, 'operator-kube-apiserver', 'api-latency', 'api-errors', 'api-rejected')),
  ],
  ['network', message('Pod network'), (investigation) => saidWell(bySteps(investigation, 'operator-network'))],
  ['dns', message('DNS'), (investigation) => saidWell(bySteps(investigation, 'operator-dns'))],
  ['quotas', message('Quotas'), quotaHealth],
  ['certificates', message('Certificates'), certificatesHealth],
  ['operator', message('Operator'), (investigation) => saidWell(bySteps(investigation, 'operator'))],
  ['upgrade', message('Upgrades'), upgradeHealth],
];

/** What the components stand on, each thing by what was read of it; what plain reads can't tell is not known. */
export const foundationsOf = (investigation: Investigation): readonly Foundation[] =>
  ROWS.map(([id, title, judge]) => ({ id, title, ...judge(investigation) }));
