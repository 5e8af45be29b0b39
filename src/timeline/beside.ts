import type { ClusterObject, Observation } from '../probes/observation';
import type { AlertHistory } from './alert-history';
import type { InstalledVersion } from './product-moments';

/** What is read for the time line alone, beside what the steps read; absent where it is not asked for. */
export interface Beside {
  /** Those of the subject's Deployment; absent where it is none. */
  readonly replicaSets?: Observation<readonly ClusterObject[]> | undefined;
  /** The ClusterServiceVersions of the product's namespace. */
  readonly versions?: Observation<readonly InstalledVersion[]> | undefined;
  /** Objects as they were before a change of some minutes ago, by `stateKey`; those that can no longer be read are absent. */
  readonly earlier?: Readonly<Record<string, ClusterObject>> | undefined;
  /** How often the alert fired. */
  readonly history?: Observation<AlertHistory> | undefined;
}
