import { inEnglish, message } from '../message';
import type { LineFact, ObjectReference } from './fact';
import { namedFacts } from './named-facts';

const POD = { model: 'Pod', name: 'virt-controller-a', namespace: 'openshift-cnv' } as const;
const SERVICE: ObjectReference = { model: 'Service', name: 'virt-api', namespace: 'openshift-cnv' };
const DEPLOYMENT: ObjectReference = { model: 'Deployment', name: 'virt-api' };
const WEBHOOK: ObjectReference = { model: 'Webhook', name: 'validator.kubevirt.io' };
const LEASE: ObjectReference = { model: 'Lease', name: 'virt-controller' };

const line = (more: Partial<LineFact>): LineFact => ({
  kind: 'line',
  known: 'certificate-expired',
  pod: POD.name,
  container: 'virt-controller',
  text: 'x509: certificate has expired',
  whose: 'own',
  group: 'g',
  objects: [POD],
  names: [],
  workload: 'virt-controller',
  stepIds: ['logs'],
  severity: 'problem',
  sentence: message('{{pod}} says {{line}}', { pod: POD.name, line: 'expired' }),
  rank: 40,
  ...more,
});

test('a certificate is that of the service in the line, and what serves it is what is wrong', () => {
  const [fact, ...others] = namedFacts([line({ names: [SERVICE, DEPLOYMENT] })]);
  expect(others).toEqual([]);
  expect(fact).toMatchObject({ kind: 'certificate', state: 'expired', objects: [SERVICE, DEPLOYMENT], names: [POD] });
  expect(inEnglish(fact!.sentence)).toMatch(/^The certificate of virt-api has expired, says virt-controller-a/);
});

test('a certificate of nobody who is named stays a line', () => {
  expect(namedFacts([line({})])).toEqual([line({})]);
});

test('a webhook that could not be called is told once; a line that names one beside stays a line too', () => {
  const kinds = (more: Partial<LineFact>): string[] => namedFacts([line(more)]).map(({ kind }) => kind);
  expect(kinds({ known: 'webhook', names: [WEBHOOK, SERVICE] })).toEqual(['webhook']);
  expect(kinds({ known: 'refused', names: [WEBHOOK, SERVICE] })).toEqual(['line', 'webhook']);
  const [webhook] = namedFacts([line({ known: 'webhook', names: [WEBHOOK, SERVICE, LEASE] })]);
  expect(webhook).toMatchObject({ name: WEBHOOK.name, service: 'virt-api', names: [SERVICE, LEASE] });
});

test.each(['machine', 'request', 'nobody'] as const)('of a line that is not its own (%s) nothing follows', (whose) => {
  const others = line({ whose, names: [SERVICE, WEBHOOK] });
  expect(namedFacts([others])).toEqual([others]);
});
