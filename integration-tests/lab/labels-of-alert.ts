import type { Runbook } from '../../src/runbooks/runbook';
import type { Lab } from './lab';

interface RulesAnswer {
  readonly data: {
    readonly groups: {
      readonly rules: { readonly name: string; readonly alerts?: { readonly labels: Record<string, string> }[] }[];
    }[];
  };
}

/** The labels of the first instance of an alert that fires or is pending; `alertname` alone where there is none. */
export const labelsOfAlert = ({ prometheus }: Lab, alertname: string): Readonly<Record<string, string>> => {
  const { json } = prometheus.answer('/api/v1/rules', new URLSearchParams({ type: 'alert' }));
  const rules = (json as RulesAnswer).data.groups.flatMap((group) => group.rules);
  const [first] = rules.filter(({ name }) => name === alertname).flatMap(({ alerts = [] }) => alerts);
  return { ...first?.labels, alertname };
};

/** Whether what a runbook looks at depends on the labels of its alert. */
export const isBoundByLabels = ({ subject, variables = {} }: Runbook): boolean =>
  subject.kind === 'object' ||
  Object.values(variables).some(({ firstOf }) => firstOf.some((source) => 'label' in source));

/** The same of a fault that is switched on for it and off again. */
export const labelsOfFault = (lab: Lab, fault: string, alertname: string): Readonly<Record<string, string>> => {
  lab.switch(fault, true);
  const labels = labelsOfAlert(lab, alertname);
  lab.reset();
  return labels;
};
