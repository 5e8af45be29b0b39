/** @jest-environment node */
import { find } from '../../src/findings/find';
import { inEnglish } from '../../src/message';
import { RUNBOOKS } from '../../src/runbooks/catalogue';
import { Lab } from './lab';
import { runSteps } from './run-steps';
import { REFERENCE_TIME } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });
test('look', () => {
  let lab = new Lab();
  const out: string[] = [];
  const show = (runbook: (typeof RUNBOOKS)[number]) => {
    const results = runSteps(lab, runbook.steps, runbook.workload);
    const { findings, isHealthy } = find(runbook.steps, results, { workload: runbook.workload, now: Date.now() });
    out.push(`  -- ${runbook.alert} healthy=${isHealthy} ` + results.filter((r) => r.verdict.status !== 'healthy').map((r) => r.stepId + ':' + r.verdict.status).join(' '));
    for (const f of findings) out.push(`     ${f.rank} ${inEnglish(f.sentence)} [${f.stepIds.join(',')}] ${f.objects.map((o) => o.name).join(',')}`);
  };
  for (const runbook of RUNBOOKS) show(runbook);
  for (const fault of lab.list()) {
    lab.close(); lab = new Lab(); lab.switch(fault.name, true);
    out.push(`=== ${fault.name}: ${fault.title}`);
    for (const runbook of RUNBOOKS) if (runbook.alert === fault.alert) show(runbook);
    lab.switch(fault.name, false);
  }
  require('fs').writeFileSync('/tmp/findings.out', out.join('\n'));
  lab.close();
});
