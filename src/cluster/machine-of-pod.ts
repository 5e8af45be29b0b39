import { modelOf } from '../probes/models';
import { list, record, text } from '../unknown-value';
import { bounded, type BoundSignal } from './bounded-request';
import { Lane } from './lane';
import type { FetchJson } from './list-objects';
import { objectAddress } from './object-address';
import { NotTheAnswer } from './read-error';

/** A namespaced object by its name. */
export interface Named {
  readonly namespace: string;
  readonly name: string;
}

/** Milliseconds. */
const WITHIN = 30_000;
/** A page of rows may name twenty pods: they are asked for a few at a time. */
const PODS = new Lane(3);
const METADATA = { Accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io,application/json' };

/** The label that KubeVirt writes on a launcher pod, where no instance owns it any more (kubevirt.io/api, core/v1). */
const MACHINE_LABEL = 'vm.kubevirt.io/name';

/** The virtual machine of a launcher pod: that of the instance that owns it, which bears its name. */
export const machineOfPod = (pod: unknown): string | undefined => {
  const { ownerReferences, labels } = record(record(pod).metadata);
  const owner = list(ownerReferences)
    .map(record)
    .find(({ kind }) => kind === 'VirtualMachineInstance');
  const name = text(owner?.name) || text(record(labels)[MACHINE_LABEL]);
  return name === '' ? undefined : name;
};

/**
 * Reads which virtual machine a launcher pod runs.
 * @throws what the request fails with, or the signal's reason when it is aborted
 */
export const readMachineOfPod = async (
  fetchJson: FetchJson,
  { namespace, name }: Named,
  signal: AbortSignal,
): Promise<string | undefined> => {
  const address = objectAddress(modelOf('Pod'), namespace, name);
  const ask = async (own: BoundSignal): Promise<unknown> =>
    fetchJson(address, 'GET', { signal: own, headers: METADATA }, -1);
  const answer = record(await bounded(ask, { within: WITHIN, signal, lane: PODS }));
  if (answer.metadata === undefined) throw new NotTheAnswer('The answer is not a pod');
  return machineOfPod(answer);
};
