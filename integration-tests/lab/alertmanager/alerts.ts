type Labels = Readonly<Record<string, string>>;

/** An alert as Prometheus sends it. */
export interface SentAlert {
  readonly labels: Labels;
  readonly annotations: Labels;
  /** Since when it fires, ISO 8601. */
  readonly startsAt: string;
  readonly query: string;
}

interface EvaluatedRule {
  readonly query?: string;
  readonly duration?: number;
  readonly alerts?: readonly { state: string; activeAt: string; labels: Labels; annotations: Labels }[];
}

/** What Prometheus sends of its groups: the alerts that fire, each since its `for` has passed. */
export const sentAlerts = (groups: readonly { readonly rules: readonly object[] }[]): readonly SentAlert[] =>
  groups
    .flatMap(({ rules }) => rules as readonly EvaluatedRule[])
    .flatMap(({ alerts = [], duration = 0, query = '' }) =>
      alerts
        .filter(({ state, activeAt }) => state === 'firing' && Date.parse(activeAt) > 0)
        .map(({ labels, annotations, activeAt }) => ({
          labels,
          annotations,
          startsAt: new Date(Date.parse(activeAt) + duration * 1000).toISOString(),
          query,
        })),
    );

/** The fingerprint of labels: FNV-1a, 64 bits (prometheus/common, `model.LabelSet.Fingerprint`). */
export const fingerprint = (labels: Labels): string => {
  const bytes = Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) => [...Buffer.from(name), 0xff, ...Buffer.from(value), 0xff]);
  const hash = bytes.reduce(
    (sum, byte) => BigInt.asUintN(64, (sum ^ BigInt(byte)) * 0x100000001b3n),
    0xcbf29ce484222325n,
  );
  return hash.toString(16).padStart(16, '0');
};

/** Which severities hold back which, of one alert and namespace (cluster-monitoring-operator, alertmanager.yaml). */
const INHIBITED_BY: Readonly<Record<string, readonly string[]>> = {
  warning: ['critical'],
  info: ['critical', 'warning'],
};

const inhibits = (source: Labels, target: Labels): boolean =>
  (INHIBITED_BY[target.severity ?? ''] ?? []).includes(source.severity ?? '') &&
  source.alertname === target.alertname &&
  source.namespace === target.namespace;

const FILTER = /^\s*(\w+)\s*(=~|!~|!=|=)\s*"?(.*?)"?\s*$/;

/** A `filter` of the API; expressions are anchored. */
const readFilter = (filter: string): ((labels: Labels) => boolean) | undefined => {
  const [, name = '', operator, value = ''] = FILTER.exec(filter) ?? [];
  if (operator === undefined) return undefined;
  return (labels) => {
    const label = labels[name] ?? '';
    const matches = operator.endsWith('~') ? new RegExp(`^(?:${value})$`).test(label) : label === value;
    return operator.startsWith('!') ? !matches : matches;
  };
};

/** An alert is taken for resolved when it was not sent for so long, in milliseconds. */
const LASTS = 4 * 60_000;

/** What the answer is made of. */
interface Holding {
  readonly now: number;
  /** The ids of the active silences that match labels. */
  readonly silencesOf: (labels: Labels) => readonly string[];
}

/** Answers `GET /api/v2/alerts` for what was sent; `filter`, `active`, `silenced` and `inhibited` as the API has them. */
export const answerAlerts = (
  sent: readonly SentAlert[],
  params: URLSearchParams,
  { now, silencesOf }: Holding,
): { readonly status: number; readonly json: object | string } => {
  const filters = params.getAll('filter').map(readFilter);
  if (filters.includes(undefined)) return { status: 400, json: 'bad matcher format' };
  const isAsked = (name: string): boolean => params.get(name) !== 'false';
  const alerts = sent
    .filter(({ labels }) => filters.every((fits) => fits?.(labels)))
    .map(({ labels, annotations, startsAt, query }) => {
      const silencedBy = silencesOf(labels);
      const inhibitedBy = sent
        .filter((other) => inhibits(other.labels, labels))
        .map((other) => fingerprint(other.labels));
      const state = silencedBy.length + inhibitedBy.length > 0 ? 'suppressed' : 'active';
      return {
        annotations,
        endsAt: new Date(now + LASTS).toISOString(),
        fingerprint: fingerprint(labels),
        receivers: [{ name: 'Default' }],
        startsAt,
        status: { inhibitedBy, mutedBy: [], silencedBy, state },
        updatedAt: new Date(now).toISOString(),
        generatorURL: `https://console.example.com/monitoring/graph?g0.expr=${encodeURIComponent(query)}&g0.tab=1`,
        labels,
      };
    })
    .filter(
      ({ status }) =>
        (isAsked('active') || status.state !== 'active') &&
        (isAsked('silenced') || status.silencedBy.length === 0) &&
        (isAsked('inhibited') || status.inhibitedBy.length === 0),
    )
    .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  return { status: 200, json: alerts };
};
