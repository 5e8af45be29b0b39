import { useEffect, useState } from 'react';

import { ruleId } from '../../../../../src/alerts/rule-id';

type Labels = Readonly<Record<string, string>>;

interface Rule {
  readonly name: string;
  readonly query: string;
  readonly duration: number;
  readonly labels: Labels;
  readonly alerts?: readonly { readonly labels: Labels; readonly state: string }[];
}

/** An alert as monitoring-plugin hands it on: with its rule, which has the id of the addresses. */
export interface ConsoleAlert {
  readonly labels: Labels;
  readonly state: string;
  readonly rule: Rule & { readonly id: string };
}

interface RulesAnswer {
  readonly data: { readonly groups: readonly { name: string; file: string; rules: readonly Rule[] }[] };
}

const alertsIn = ({ data }: RulesAnswer): ConsoleAlert[] =>
  data.groups.flatMap(({ name: group, file, rules }) =>
    rules.flatMap((rule) =>
      (rule.alerts ?? []).map((alert) => ({
        ...alert,
        labels: { ...rule.labels, ...alert.labels },
        rule: { ...rule, id: ruleId({ ...rule, file, group }) },
      })),
    ),
  );

/** Every alert of the cluster, whoever's it is; read once. */
export const useConsoleAlerts = (): readonly ConsoleAlert[] => {
  const [alerts, setAlerts] = useState<readonly ConsoleAlert[]>([]);
  useEffect(() => {
    void fetch('/api/prometheus/api/v1/rules?type=alert')
      .then(async (answer) => answer.json() as Promise<RulesAnswer>)
      .then((answer) => {
        setAlerts(alertsIn(answer));
      });
  }, []);
  return alerts;
};
