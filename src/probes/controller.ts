import type { ClusterObject } from './observation';

type Owner = NonNullable<NonNullable<ClusterObject['metadata']>['ownerReferences']>[number];

/** The controller of an object, which makes a pod anew; an object may have none. */
export const controllerOf = ({ metadata }: ClusterObject): Owner | undefined =>
  metadata?.ownerReferences?.find(({ controller }) => controller === true);
