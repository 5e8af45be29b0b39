import type { LabelSelector, ModelName } from './probe';

/** Objects to list: a single one is a list of one by `metadata.name`, so that none is no error. */
export interface ListRequest {
  readonly model: ModelName;
  /** Absent: every namespace, or a cluster-scoped kind. */
  readonly namespace?: string | undefined;
  /** Labels that must all be equal. */
  readonly selector?: LabelSelector | undefined;
  /** Fields that must all be equal. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** A text by which the answer to a list is found again; equal requests have equal keys. */
export const listKey = ({ model, namespace, selector, fields }: ListRequest): string =>
  JSON.stringify({ model, namespace, selector, fields });
