import type { JudgedCause } from '../../src/diagnosis/causes';
import { flatten } from '../../src/diagnosis/chain';
import type { Finding } from '../../src/diagnosis/finding';
import type { Advised } from '../../src/diagnosis/investigation';
import { inEnglish } from '../../src/message';
import type { Runbook } from '../../src/runbooks/runbook';
import type { Said, Told } from './case-expectation';

/** A finding as an expectation is compared with it. */
const saidOf = ({ objects, sentence }: Finding): Said => ({
  objects:
    objects.length === 0 ? [''] : objects.map(({ model, name }) => (model === 'Address' ? name : `${model}/${name}`)),
  text: inEnglish(sentence),
});

/** All that the page says about a state, in English. */
export const toldBy = ({ impact }: Runbook, { diagnosis, causes, remedies }: Advised): Told => {
  const { findings, isHealthy, contradiction } = diagnosis;
  const [remedy] = remedies;
  const judged = (status: string): readonly JudgedCause[] => causes.filter(({ verdict }) => verdict?.status === status);
  return {
    findings: findings.map((finding) => ({
      ...saidOf(finding),
      consequences: flatten(finding.consequences).map(saidOf),
    })),
    supported: judged('supported').map(({ cause, verdict }) => ({
      id: cause.id,
      text: verdict === undefined ? '' : inEnglish(verdict.evidence),
    })),
    unknown: judged('unknown').map(({ cause }) => cause.id),
    impact: inEnglish(impact.says),
    remedy: remedy === undefined ? '' : [inEnglish(remedy.title), remedy.printed?.text ?? ''].join('\n'),
    commands: remedies.flatMap(({ printed }) => (printed === undefined ? [] : [printed.text])),
    isHealthy,
    contradiction:
      contradiction === undefined
        ? ''
        : [contradiction.sentence, ...contradiction.because].map((said) => inEnglish(said)).join(' '),
  };
};
