interface ExampleAlert {
  readonly labels?: Readonly<Record<string, string>>;
  readonly fingerprint?: string;
  readonly silencedBy?: readonly string[];
  readonly inhibitedBy?: readonly string[];
  readonly startsAt?: string;
}

/** For specs: an alert of KubeVirt as Alertmanager has it, with the label that the platform's Prometheus adds. */
export const exampleSent = ({ labels, silencedBy = [], inhibitedBy = [], ...more }: ExampleAlert = {}): object => ({
  annotations: { summary: 'No running virt-controller was detected.' },
  endsAt: '2026-01-15T10:04:00.000Z',
  fingerprint: '0f5ab6ffc6b0a8a1',
  receivers: [{ name: 'Default' }],
  startsAt: '2026-01-15T09:56:07.123Z',
  updatedAt: '2026-01-15T10:00:00.000Z',
  generatorURL: 'https://console.example.com/monitoring/graph?g0.expr=up%7Bjob%3D%22x%22%7D+%3D%3D+0&g0.tab=1',
  ...more,
  status: {
    inhibitedBy,
    mutedBy: [],
    silencedBy,
    state: silencedBy.length + inhibitedBy.length > 0 ? 'suppressed' : 'active',
  },
  labels: {
    alertname: 'VirtControllerDown',
    severity: 'critical',
    kubernetes_operator_part_of: 'kubevirt',
    namespace: 'openshift-cnv',
    prometheus: 'openshift-monitoring/k8s',
    ...labels,
  },
});
