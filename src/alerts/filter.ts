import type { Alert } from './alert';
import { SORT_COLUMNS, type SortColumn } from './group';

/** What the list shows, and in which order: exactly what is in its address. */
export interface ListView {
  /** Alerts by what is behind them, or one by one. */
  readonly show: 'incidents' | 'alerts';
  /** Part of the name, in any case. */
  readonly name: string;
  readonly state: readonly string[];
  readonly severity: readonly string[];
  readonly component: readonly string[];
  readonly impact: readonly string[];
  /** `name=value`, all of which must hold. */
  readonly label: readonly string[];
  /** Absent: the most urgent first. */
  readonly sort?: SortColumn;
  readonly descending: boolean;
  readonly page: number;
  readonly perPage: number;
}

const SHOWN = ['incidents', 'alerts'] as const;
/** What is shown where the address does not say. */
const FIRST_SHOWN: ListView['show'] = 'incidents';
const MANY = ['state', 'severity', 'component', 'impact', 'label'] as const;
const PER_PAGE = [20, 50, 100];

const natural = (value: string | null): number | undefined =>
  value !== null && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined;

/** Reads a view from an address; what makes no sense there counts as not said. */
export const readView = (params: URLSearchParams): ListView => {
  const sort = SORT_COLUMNS.find((column) => column === params.get('sort'));
  const [state, severity, component, impact, label] = MANY.map((name) => params.getAll(name));
  return {
    show: SHOWN.find((show) => show === params.get('view')) ?? FIRST_SHOWN,
    name: params.get('name') ?? '',
    state: state ?? [],
    severity: severity ?? [],
    component: component ?? [],
    impact: impact ?? [],
    label: label ?? [],
    ...(sort === undefined ? {} : { sort }),
    descending: params.get('order') === 'desc',
    page: natural(params.get('page')) ?? 1,
    perPage: PER_PAGE.find((size) => size === natural(params.get('perPage'))) ?? 20,
  };
};

/** Writes a view as an address; what is as it always is stays out. */
export const writeView = (view: ListView): URLSearchParams => {
  const params = new URLSearchParams();
  if (view.show !== FIRST_SHOWN) params.set('view', view.show);
  if (view.name !== '') params.set('name', view.name);
  for (const name of MANY) for (const value of view[name]) params.append(name, value);
  if (view.sort !== undefined) params.set('sort', view.sort);
  if (view.descending) params.set('order', 'desc');
  if (view.page !== 1) params.set('page', String(view.page));
  if (view.perPage !== 20) params.set('perPage', String(view.perPage));
  return params;
};

/** True when a filter hides something. */
export const isFiltered = (view: ListView): boolean => view.name !== '' || MANY.some((name) => view[name].length > 0);

/** The same view with nothing hidden, from its first page on. */
export const withoutFilters = (view: ListView): ListView => ({
  ...view,
  name: '',
  state: [],
  severity: [],
  component: [],
  impact: [],
  label: [],
  page: 1,
});

const among = (values: readonly string[], value: string): boolean => values.length === 0 || values.includes(value);

/** The alerts that a view shows. */
export const filterAlerts = (alerts: readonly Alert[], view: ListView): readonly Alert[] => {
  const name = view.name.trim().toLowerCase();
  return alerts.filter(
    (alert) =>
      alert.name.toLowerCase().includes(name) &&
      among(view.state, alert.state) &&
      among(view.severity, alert.severity) &&
      among(view.component, alert.component) &&
      among(view.impact, alert.healthImpact) &&
      view.label.every((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? Object.hasOwn(alert.labels, pair) : alert.labels[pair.slice(0, at)] === pair.slice(at + 1);
      }),
  );
};
