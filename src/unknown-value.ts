/** Reading values whose shape nobody promised: what isn't of the asked type is absent, never an exception. */

/** The value as an object with string keys; `{}` for anything else. */
export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** The value as a list; `[]` for anything else. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value as text; `''` for anything else. */
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The value as a finite number, or `undefined`. */
export const finite = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** A condition of an object's status (Kubernetes `meta/v1 Condition` and its older cousins). */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
  readonly lastTransitionTime: string;
}

/** The conditions in `status.conditions`. */
export const conditionsOf = (object: { readonly status?: unknown }): readonly Condition[] =>
  list(record(object.status).conditions).map((entry) => {
    const { type, status, reason, message, lastTransitionTime } = record(entry);
    return {
      type: text(type),
      status: text(status),
      reason: text(reason),
      message: text(message),
      lastTransitionTime: text(lastTransitionTime),
    };
  });

/** The condition of a type, and with a status where one is given; absent where the object has none such. */
export const conditionOf = (
  object: { readonly status?: unknown },
  type: string,
  status?: string,
): Condition | undefined =>
  conditionsOf(object).find((one) => one.type === type && (status === undefined || one.status === status));

/** A time as the field `since`, in milliseconds since the epoch: `{}` for what is no time. */
export const since = (time: string): { readonly since?: number } => {
  const at = Date.parse(time);
  return Number.isNaN(at) ? {} : { since: at };
};
