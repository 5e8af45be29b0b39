import { inEnglish, message } from '../../message';
import type { Evidence, Observation } from '../../probes/observation';
import { bindVariables } from '../../runbooks/bind-variables';
import { fillStep } from '../../runbooks/fill-runbook';
import { CLAIMS_STEP, disks, found } from '../../runbooks/example-claims';
import { verdictOf } from '../make-verdict';

const bind = (answer: Observation<Evidence>) =>
  bindVariables(
    { claim: { firstOf: [{ step: 'vmi', path: 'spec.volumes[*].claim' }], each: 2 } },
    { namespace: 'openshift-cnv', labels: {}, answers: new Map([['vmi', answer]]) },
  );

describe('a step about several objects', () => {
  const bound = (name: string) => found({ metadata: { name }, status: { phase: 'Bound' } });
  const judged = (names: string[], answers: Observation<Evidence>[]) => {
    const verdict = verdictOf(fillStep(CLAIMS_STEP, bind(disks(...names))), answers, { workload: 'web', now: 0 });
    return [verdict.status, inEnglish(verdict.evidence)];
  };

  test('is judged by the worst of them, one that does not exist included', () => {
    expect(judged(['a', 'b'], [bound('a'), bound('b')])).toEqual(['healthy', 'All 2 are as they should be']);
    expect(judged(['a', 'b'], [bound('a'), { state: 'empty' }])).toEqual([
      'problem',
      'PersistentVolumeClaim b does not exist',
    ]);
    expect(judged(['a', 'b'], [bound('a'), { state: 'loading' }])[0]).toBe('unknown');
  });

  test('is not healthy where some were not read', () => {
    expect(judged(['a', 'b', 'c'], [bound('a'), bound('b')])).toEqual([
      'unknown',
      'Only 2 of 3 were read; these are as they should be',
    ]);
  });
});

test('what does not apply is no reading that failed', () => {
  const probe = { kind: 'unfilled', probe: CLAIMS_STEP.probe, missing: {}, notApplicable: message('None.') } as const;
  const verdict = verdictOf({ ...CLAIMS_STEP, probe }, [{ state: 'empty', why: message('None.') }], {
    workload: 'web',
    now: 0,
  });
  expect(verdict).toEqual({ status: 'unknown', evidence: message('None.'), hasNothing: true });
});
