import { maskShownObjects } from './mask-shown';

const LEAK = 'refused: &Container{Env:[]EnvVar{EnvVar{Name:LOGIN,Value:blue-harbor,ValueFrom:nil,},},} pass=Gr4nite';
const clean = { kind: 'Pod', metadata: { name: 'a' }, status: { phase: 'Running', conditions: [{ message: 'fine' }] } };

test.each([
  ['a condition', { kind: 'KubeVirt', status: { conditions: [{ type: 'Available', message: LEAK }] } }],
  [
    'the last words of a container',
    {
      kind: 'Pod',
      status: { containerStatuses: [{ name: 'a', state: { terminated: { exitCode: 1, message: LEAK } } }] },
    },
  ],
  ['an event', { kind: 'Event', message: LEAK }],
])('%s', (_name, object) => {
  const [masked] = maskShownObjects([object]);
  expect(JSON.stringify(masked)).not.toMatch(/blue-harbor|Gr4nite/);
  expect(JSON.stringify(masked)).toContain('pass=[masked: password]');
});

test('a list without secrets is the same list, and one with them gives the same each time', () => {
  const objects = [clean];
  expect(maskShownObjects(objects)).toBe(objects);
  const leaking = [clean, { kind: 'Event', message: LEAK }];
  const masked = maskShownObjects(leaking);
  expect(masked[0]).toBe(clean);
  expect(maskShownObjects(leaking)).toBe(masked);
});
