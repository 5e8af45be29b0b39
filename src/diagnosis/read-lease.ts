import type { ClusterObject } from '../probes/observation';
import { finite, record, text } from '../unknown-value';
import { CLOCKS_APART } from './recency';

/** Who holds a Lease (coordination.k8s.io/v1), by what it says itself. */
export interface HeldLease {
  /** `unsure`: it expired by less than the clocks of a browser and of a cluster may be apart. */
  readonly state: 'held' | 'unsure' | 'expired' | 'free';
  /** The holder's identity: `virt-operator-6d-x2k4p_8f3c…` of client-go; empty for none. */
  readonly holder: string;
  /** How long ago it should have been renewed, in milliseconds; below 0 where it need not be yet. */
  readonly overdue: number;
  readonly renewedAgo: number;
}

/**
 * Reads a Lease; absent where it does not say when it was renewed, for how long.
 * @param now milliseconds since the epoch
 */
export const heldLease = ({ spec }: ClusterObject, now: number): HeldLease | undefined => {
  const { holderIdentity, renewTime, leaseDurationSeconds } = record(spec);
  const holder = text(holderIdentity);
  const renewed = Date.parse(text(renewTime));
  const seconds = finite(leaseDurationSeconds);
  if (Number.isNaN(renewed) || seconds === undefined) return undefined;
  const overdue = now - renewed - seconds * 1000;
  const state =
    holder === '' ? 'free' : overdue <= 0 ? 'held' : overdue <= CLOCKS_APART ? 'unsure' : ('expired' as const);
  return { state, holder, overdue, renewedAgo: now - renewed };
};
