import { message, type Message, type MessageValues } from '../message';
import type { CertificateFact, ExpectedFact, Fact, FactOf, LeaseFact, NodeFact, Refuser } from './fact';
import type { Measure } from '../probes/measure';
import { fieldName } from '../probes/object-test';
import type { Finding } from './finding';
import { LINE_HEADLINES } from './headline-of-line';
import { POD_HEADLINES } from './headline-of-pod';

const NODE: Readonly<Record<NodeFact['state'], Message>> = {
  silent: message('Node {{name}} does not say whether it is ready'),
  'not-ready': message('Node {{name}} is not ready'),
  'network-lost': message('Node {{name}} has no pod network'),
  'network-unavailable': message('The network of node {{name}} is not available'),
  'memory-pressure': message('Node {{name}} runs out of memory'),
  'disk-pressure': message('Node {{name}} runs out of disk space'),
  'pid-pressure': message('Node {{name}} runs out of process ids'),
  cordoned: message('Node {{name}} is cordoned'),
  flapping: message('Node {{name}} comes and goes'),
};

const REFUSED: Readonly<Record<Refuser, Message>> = {
  quota: message('Quota {{by}} refuses the pods of {{name}}'),
  'limit-range': message('A limit range refuses the pods of {{name}}'),
  'security-context': message('Security rules refuse the pods of {{name}}'),
  webhook: message('Webhook {{by}} refuses the pods of {{name}}'),
  other: message('The API server refuses the pods of {{name}}'),
};

const LEASE: Readonly<Record<LeaseFact['state'], Message>> = {
  free: message('{{name}} has no leader'),
  expired: message('{{name}} has lost its leader'),
  missing: message('{{name}} never had a leader'),
};

const CERTIFICATE: Readonly<Record<CertificateFact['state'], Message>> = {
  expired: message('The certificate of {{name}} has expired'),
  'not-yet-valid': message('A clock is wrong: the certificate of {{name}} is not valid yet'),
  untrusted: message('The certificate of {{name}} is not trusted'),
};

const EXPECTED: Readonly<Record<ExpectedFact['what'], { readonly stuck: Message; readonly going: Message }>> = {
  upgrade: {
    stuck: message('The update of OpenShift is stuck'),
    going: message('OpenShift is being updated'),
  },
  'machine-config': {
    stuck: message('The new configuration of the nodes of pool {{name}} is stuck'),
    going: message('The nodes of pool {{name}} get a new configuration'),
  },
  drain: {
    stuck: message('The drain of node {{name}} is stuck'),
    going: message('Node {{name}} is being drained'),
  },
  'product-upgrade': {
    stuck: message('The upgrade of {{name}} is stuck'),
    going: message('{{name}} is being upgraded'),
  },
};

const MEASURED: Readonly<Partial<Record<Measure, Message>>> = {
  'api-rejected': message('The API server is overloaded and turns calls away'),
  'api-seats': message('The API server is busy'),
  'api-latency': message('The API server answers slowly'),
  'api-errors': message('The API server answers calls with errors'),
  scrape: message('Prometheus does not read the metrics of {{name}}'),
  'pod-phases': message('Prometheus counts no pod of {{name}} as running'),
};

const filled = (sentence: Message, values: MessageValues): Message => ({ ...sentence, values });

const ofPod = (fact: Extract<Fact, { kind: 'pod' }>, values: MessageValues, count: number): Message => {
  const { some, one } = POD_HEADLINES[fact.state];
  return filled(fact.workload === '' ? one : some, { ...values, count });
};

const ofMeasure = (measure: Measure | undefined, name: string): Message | undefined => {
  const said = measure === undefined ? undefined : MEASURED[measure];
  return said === undefined ? undefined : filled(said, { name });
};

/** What was measured and how much, without the labels and the threshold. */
const ofNumber = (sentence: Message): Message => {
  const { name, value } = sentence.values ?? {};
  return name === undefined || value === undefined ? sentence : message('{{name}}: {{value}}', { name, value });
};

/** A reason is a word; where somebody wrote a sentence there, the finding has it. */
const LONGEST_REASON = 40;

/** A condition as people say it: `is not Bound (ErrExceededQuota)`. */
const ofCondition = ({ objects: [about], type, status, reason: said }: FactOf<'condition'>): Message => {
  const reason = said.length > LONGEST_REASON ? '' : said;
  const values = { model: about?.model ?? '', name: about?.name ?? '', type, status, reason };
  if (status !== 'True' && status !== 'False')
    return message('{{model}} {{name}}: nobody knows whether it is {{type}}', values);
  if (status === 'True')
    return reason === ''
      ? message('{{model}} {{name}} is {{type}}', values)
      : message('{{model}} {{name}} is {{type}} ({{reason}})', values);
  return reason === ''
    ? message('{{model}} {{name}} is not {{type}}', values)
    : message('{{model}} {{name}} is not {{type}} ({{reason}})', values);
};

/** Where a component could not connect to, by the line that says so. */
const addressOf = ({ objects }: FactOf<'line'>): string | undefined =>
  objects.find(({ model }) => model === 'Address')?.name;

/** What a line about a connection means, where it names the other end. */
const OF_ADDRESS: Readonly<Partial<Record<string, Message>>> = {
  refused: message('{{address}} refuses connections of {{name}}'),
  timeout: message('{{address}} does not answer {{name}} in time'),
  unreachable: message('The network does not lead {{name}} to {{address}}'),
  'connection-reset': message('Connections of {{name}} to {{address}} are cut off'),
};

const ofAddress = (fact: FactOf<'line'>): Message | undefined =>
  addressOf(fact) === undefined ? undefined : OF_ADDRESS[fact.known ?? ''];

/**
 * A finding in a few words: a clause that can stand beside another, without its evidence and its age. What has no shorter
 * form is said as the finding says it.
 */
export const headlineOf = ({ facts, sentence }: Finding): Message => {
  const [fact] = facts;
  const values = { ...sentence.values };
  const name = fact.objects[0]?.name ?? '';
  switch (fact.kind) {
    case 'pod':
      return ofPod(fact, values, facts.length);
    case 'node':
      return filled(NODE[fact.state], { name });
    case 'refusal':
      return filled(
        REFUSED[fact.by === 'quota' || fact.by === 'webhook' ? (fact.name === '' ? 'other' : fact.by) : fact.by],
        {
          name: fact.workload,
          by: fact.name,
        },
      );
    case 'lease':
      return filled(LEASE[fact.state], { name: fact.workload });
    case 'certificate':
      return filled(CERTIFICATE[fact.state], { name });
    case 'expected':
      return filled(EXPECTED[fact.what][fact.isStuck ? 'stuck' : 'going'], { name });
    case 'line':
      return fact.known === undefined
        ? message('{{name}} writes errors', { name: fact.workload || fact.pod })
        : filled(ofAddress(fact) ?? LINE_HEADLINES[fact.known], {
            name: fact.workload || fact.pod,
            address: addressOf(fact) ?? '',
          });
    case 'webhook':
      return message('Webhook {{name}} does not answer', { name: fact.name });
    case 'condition':
      return ofCondition(fact);
    case 'operator':
      return message('{{name}} can not do its work', { name: fact.workload || name });
    case 'calls':
      return message('{{share}} % of the calls of {{name}} to the API server fail', {
        share: Math.round(fact.share * 100),
        name: fact.workload,
      });
    case 'metric':
      return fact.headline ?? ofMeasure(fact.measures, fact.workload) ?? ofNumber(sentence);
    case 'writer':
      return message('{{manager}} last wrote fields of {{model}} {{name}}', {
        manager: fact.manager,
        model: fact.objects[0]?.model ?? '',
        name,
      });
    case 'workload':
      return fact.state === 'no-pods' ? message('{{name}} has no pod', { name: fact.workload }) : sentence;
    case 'field':
      return message('{{path}} of {{model}} {{name}} is {{value}}', {
        model: fact.objects[0]?.model ?? '',
        name,
        path: fieldName(fact.path),
        value: fact.value === '' ? '-' : fact.value,
      });
    case 'preemption':
      return message('Pods of {{name}} lost their places to pods whose priority is higher', { name: fact.workload });
    case 'event':
      return message('{{name}}: {{reason}}', { name, reason: fact.reason });
    default:
      return sentence;
  }
};
