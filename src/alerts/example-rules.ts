/** What specs give of a rule; the rest is ordinary. */
interface ExampleRule {
  readonly name?: string;
  readonly query?: string;
  /** Besides those of an alert of KubeVirt. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** As the rules API has them: state, activeAt, labels. */
  readonly alerts?: readonly object[];
}

/** For specs: a rule of KubeVirt as the rules API has it, which fires in `openshift-cnv` where nothing else is said. */
export const exampleRule = ({ labels, ...more }: ExampleRule = {}): object => ({
  name: 'VirtControllerDown',
  type: 'alerting',
  query: 'cluster:kubevirt_virt_controller_pods_running:count == 0',
  duration: 600,
  labels: { severity: 'critical', kubernetes_operator_part_of: 'kubevirt', ...labels },
  alerts: [{ state: 'firing', activeAt: '2026-01-15T09:46:00Z', labels: { namespace: 'openshift-cnv' } }],
  ...more,
});

/** For specs: what Prometheus answers to `/api/v1/rules` that has these rules in one group. */
export const exampleAnswer = (...rules: readonly object[]): object => ({
  status: 'success',
  data: { groups: [{ name: 'kubevirt.rules', file: '/etc/prometheus/rules/kubevirt.yaml', rules }] },
});
