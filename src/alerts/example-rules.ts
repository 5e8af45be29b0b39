/** What specs give of a rule; the rest is ordinary. */
interface ExampleRule {
  readonly name?: string;
  readonly query?: string;
  /** Besides those of an alert of KubeVirt. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** As the rules API has them: state, activeAt, labels; the rest is ordinary. */
  readonly alerts?: readonly object[];
  readonly health?: 'ok' | 'err' | 'unknown';
  readonly lastError?: string;
  /** `for`, in seconds. */
  readonly duration?: number;
}

const FIRING = { state: 'firing', activeAt: '2026-01-15T09:46:00Z', labels: { namespace: 'openshift-cnv' } };

/** For specs: a rule of KubeVirt as the rules API has it, which fires in `openshift-cnv` where nothing else is said. */
export const exampleRule = ({ labels, annotations = {}, alerts = [FIRING], ...more }: ExampleRule = {}): object => ({
  state: alerts.length === 0 ? 'inactive' : 'firing',
  name: 'VirtControllerDown',
  type: 'alerting',
  query: 'cluster:kubevirt_virt_controller_pods_running:count == 0',
  duration: 600,
  keepFiringFor: 0,
  labels: { severity: 'critical', kubernetes_operator_part_of: 'kubevirt', ...labels },
  // An answer of Prometheus always has them, be they empty, and the console's pages rely on that.
  annotations,
  alerts: alerts.map((alert) => ({ annotations, value: '0e+00', ...alert })),
  health: 'ok',
  evaluationTime: 0.001,
  lastEvaluation: '2026-01-15T09:59:30Z',
  ...more,
});

/** For specs: what Prometheus answers to `/api/v1/rules` that has these rules in one group. */
export const exampleAnswer = (...rules: readonly object[]): object => ({
  status: 'success',
  data: {
    groups: [
      {
        name: 'kubevirt.rules',
        file: '/etc/prometheus/rules/kubevirt.yaml',
        rules,
        interval: 30,
        limit: 0,
        evaluationTime: 0.001,
        lastEvaluation: '2026-01-15T09:59:30Z',
      },
    ],
  },
});
