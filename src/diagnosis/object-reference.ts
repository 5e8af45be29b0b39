import type { ObjectReference } from './fact';

/** An object as others refer to it, by its metadata or by what an event says of it. */
export const referenceTo = (
  model: ObjectReference['model'],
  { name = '', namespace }: { readonly name?: string | undefined; readonly namespace?: string | undefined } = {},
): ObjectReference => ({ model, name, ...(namespace === undefined ? {} : { namespace }) });
