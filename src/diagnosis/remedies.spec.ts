import { inEnglish, message } from '../message';
import { REMEDIES } from '../runbooks/content/remedies';
import type { CauseId } from '../runbooks/cause-id';
import type { JudgedCause } from './causes';
import type { Fact, FactOf } from './fact';
import type { Finding } from './finding';
import { remediesOf } from './remedies';

const base = {
  group: 'one',
  objects: [{ model: 'Pod', name: 'virt-api-a' }],
  names: [],
  workload: 'virt-api',
  stepIds: ['pods'],
  severity: 'problem',
  sentence: message('It is broken'),
  rank: 30,
} as const;
const crash = (lastWords?: string): FactOf<'pod'> => ({
  ...base,
  kind: 'pod',
  state: 'crash',
  node: 'worker-0',
  detail: '',
  unmet: [],
  ...(lastWords === undefined ? {} : { lastWords }),
});
const waiting = (state: 'unseen' | 'waiting'): FactOf<'pod'> => ({ ...crash(), state });

const finding = (fact: Fact): Finding => ({
  id: 'one',
  sentence: fact.sentence,
  status: 'problem',
  stepIds: fact.stepIds,
  objects: fact.objects,
  rank: fact.rank,
  facts: [fact],
  consequences: [],
});
const supported = (id: CauseId, evidence = 'A line says so'): JudgedCause => ({
  cause: { id, title: message(id), text: message(id) },
  verdict: { status: 'supported', evidence: message(evidence), stepIds: [] },
});

const titles = (fact: Fact, causes: readonly JudgedCause[]): string[] =>
  remediesOf([finding(fact)], causes, 'virt-controller').map(({ title }) => inEnglish(title));

test('the remedy of the cause that the last words show comes first', () => {
  const [first, second] = titles(crash('exec /usr/bin/virt-api: exec format error'), [
    supported('network'),
    supported('wrong-architecture'),
  ]);
  expect(first).toMatch(/architecture/);
  expect(second).toMatch(/network/);
});

test('the remedy of the cause whose evidence is the first finding comes first, and names where it lies', () => {
  const [first] = titles(crash(), [supported('network'), supported('certificates', 'It is broken')]);
  expect(first).toBe('Renew the certificate or token of virt-api: restart the pods of virt-api');
});

test.each([
  ['panic: client-ca-file value not found in auth config map.', /ConfigMap/],
  ['Error: unknown flag: --logtostderr', /arguments/],
])('last words that no cause explains are to be read: %s', (words, remedy) => {
  expect(titles(crash(words), [supported('program-crash')])[0]).toMatch(remedy);
});

test('a runtime error is a bug', () => {
  const words = 'panic: runtime error: invalid memory address or nil pointer dereference';
  expect(titles(crash(words), [supported('program-crash')])[0]).toMatch(/bug/);
});

test('a pod that the scheduler has not looked at leads to it, one that waits for its node does not', () => {
  expect(titles(waiting('unseen'), [])[0]).toMatch(/scheduler/);
  expect(titles(waiting('waiting'), [])).toEqual([]);
});

test.each(Object.entries(REMEDIES))('%s says what to do, why and how one sees that it worked', (_id, remedy) => {
  for (const sentence of [remedy.title, remedy.why, remedy.doneWhen]) {
    expect(inEnglish(sentence).length).toBeGreaterThan(10);
    // Only the component is filled in.
    expect(/\{\{(?!name\}\})/.exec(sentence.text)).toBeNull();
  }
});
