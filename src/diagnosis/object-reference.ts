import type { ModelName } from '../probes/probe';

/** What evidence names without any step reading it; `Address` is a `host:port` that somebody connects to. */
export type NamedOnly =
  'Address' | 'Certificate' | 'ConfigMap' | 'Image' | 'Secret' | 'SecurityContextConstraints' | 'Webhook';

/** An object of the cluster that a fact is about, or that its evidence names. */
export interface ObjectReference {
  readonly model: ModelName | NamedOnly;
  readonly name: string;
  readonly namespace?: string;
}

/** An object as others refer to it, by its metadata or by what an event says of it. */
export const referenceTo = (
  model: ObjectReference['model'],
  { name = '', namespace }: { readonly name?: string | undefined; readonly namespace?: string | undefined } = {},
): ObjectReference => ({ model, name, ...(namespace === undefined ? {} : { namespace }) });
