import type { Release, Releases } from '../alerts/alert-releases';
import type { KnownRow } from './known-rows';
import { TOPICS, type Topic } from './topic';

/** From the oldest in support on. */
export const RELEASES_IN_ORDER: readonly Release[] = ['4.18', '4.19', '4.20', '4.21', '4.22', 'next'];

/** Whether a release has a rule of which it is known which releases do. */
const isInRelease = ({ since, until }: Releases = {}, release: Release): boolean => {
  const place = (one: Release): number => RELEASES_IN_ORDER.indexOf(one);
  return place(release) >= place(since ?? '4.18') && place(release) <= place(until ?? 'next');
};

/** What the catalogue shows: exactly what is in its address. */
export interface CatalogueView {
  /** Part of a name or of a component, in any case. */
  readonly name: string;
  /** Whether the runbooks' texts are searched as well. */
  readonly inTexts: boolean;
  readonly component: readonly string[];
  readonly about: readonly Topic[];
  /** Only what this release can raise. */
  readonly release?: Release;
  /** Only alerts whose rule this cluster evaluates. */
  readonly isLoaded: boolean;
  /** Only alerts that fire. */
  readonly isFiring: boolean;
}

/** Reads a view from an address; what makes no sense there counts as not said. */
export const readCatalogueView = (params: URLSearchParams): CatalogueView => {
  const release = RELEASES_IN_ORDER.find((one) => one === params.get('release'));
  const about = params.getAll('about');
  return {
    name: params.get('name') ?? '',
    inTexts: params.get('in') === 'texts',
    component: params.getAll('component'),
    about: TOPICS.filter((topic) => about.includes(topic)),
    ...(release === undefined ? {} : { release }),
    isLoaded: params.get('loaded') === 'yes',
    isFiring: params.get('firing') === 'yes',
  };
};

/** Writes a view as an address; what is as it always is stays out. */
export const writeCatalogueView = (view: CatalogueView): URLSearchParams => {
  const params = new URLSearchParams();
  if (view.name !== '') params.set('name', view.name);
  if (view.inTexts) params.set('in', 'texts');
  for (const component of view.component) params.append('component', component);
  for (const topic of view.about) params.append('about', topic);
  if (view.release !== undefined) params.set('release', view.release);
  if (view.isLoaded) params.set('loaded', 'yes');
  if (view.isFiring) params.set('firing', 'yes');
  return params;
};

/** What shows every alert. */
export const WHOLE_CATALOGUE = readCatalogueView(new URLSearchParams());

/** What is known of an alert in this cluster; undefined where it could not be read. */
export interface InCluster {
  readonly isLoaded: (name: string) => boolean | undefined;
  readonly isFiring: (name: string) => boolean | undefined;
  /** The texts of an alert's runbook, in the reader's language; empty until they were fetched. */
  readonly textsOf: (name: string) => string;
}

const among = <T>(chosen: readonly T[], value: T): boolean => chosen.length === 0 || chosen.includes(value);

/** The rows that a view shows. What could not be read hides no row, but for what must be known to fire. */
export const filterRows = (
  rows: readonly KnownRow[],
  view: CatalogueView,
  { isLoaded, isFiring, textsOf }: InCluster,
): readonly KnownRow[] => {
  const words = view.name.toLowerCase().split(/\s+/).filter(Boolean);
  const holdsAll = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word));
  return rows.filter(
    ({ name, component, topic, releases }) =>
      (holdsAll(`${name} ${component}`) || (view.inTexts && holdsAll(`${name} ${component} ${textsOf(name)}`))) &&
      among(view.component, component) &&
      among(view.about, topic) &&
      (view.release === undefined || isInRelease(releases, view.release)) &&
      (!view.isLoaded || isLoaded(name) !== false) &&
      (!view.isFiring || isFiring(name) === true),
  );
};

/** The rows of each component, by its name; of a component in the rows' own order. */
export const byComponent = (
  rows: readonly KnownRow[],
): readonly { readonly component: string; readonly rows: readonly KnownRow[] }[] =>
  [...new Set(rows.map(({ component }) => component))]
    .sort((a, b) => a.localeCompare(b))
    .map((component) => ({ component, rows: rows.filter((row) => row.component === component) }));
