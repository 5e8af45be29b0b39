import type { Condition } from '../unknown-value';

/**
 * Types of conditions that are as they should be while they are `False`: those of nodes (Kubernetes, "Node status"), of
 * operators (library-go's `Degraded`, `Failing`), of MachineConfigPools, and those that a controller sets only once there is
 * something to tell, such as `ReplicaFailure` or `DisruptionTarget`.
 */
const WELL_WHEN_FALSE =
  /(Pressure|Degraded|Unavailable|Failing|Failure|Failed|Updating|Paused|Resizing|ResizePending|RestartRequired|DisruptionTarget|Tainted|ImplicitlyEnabledCapabilities)/u;
/** Types that say that something goes on, which is normal for some kinds and ends for others. */
const GOES_ON = /^(Progressing|Running)$/u;

/**
 * Whether a condition is not as it should be, as far as its type tells; one that is `Unknown` never is.
 * @param kind the kind of its object: a Deployment that is rolled out goes on "progressing"
 */
export const isAbnormal = ({ type, status }: Condition, kind: string): boolean => {
  if (status !== 'True' && status !== 'False') return true;
  if (GOES_ON.test(type)) return (kind === 'Deployment') === (status === 'False') && kind !== 'DataVolume';
  return (status === 'True') === WELL_WHEN_FALSE.test(type);
};
