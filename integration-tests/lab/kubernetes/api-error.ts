import type { Fields } from './read-field';
import { qualifiedName } from './resources';
import type { Resource } from './resources';

/** A failure as the API reports it: a `Status` object with an HTTP code. */
export class ApiError extends Error {
  /** What the `Status` says of the list that was asked for. */
  metadata: Fields = {};

  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details?: Fields,
  ) {
    super(message);
  }

  /** The `Status` object to answer. */
  toStatus(): Fields {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.metadata,
      status: 'Failure',
      message: this.message,
      ...(this.reason !== '' && { reason: this.reason }),
      ...(this.details !== undefined && { details: this.details }),
      code: this.code,
    };
  }

  /** The answer's body, and its type. */
  toBody(): { readonly type: string; readonly text: string } {
    return { type: 'application/json', text: JSON.stringify(this.toStatus()) };
  }
}

/** Nothing is at this path, and nobody words it as the API does: the page of Go's own server (`net/http`, `NotFound`). */
class PageNotFound extends ApiError {
  override toBody(): { readonly type: string; readonly text: string } {
    return { type: 'text/plain; charset=utf-8', text: `${this.message}\n` };
  }
}

type Named = Pick<Resource, 'group' | 'plural'>;

const detailsOf = ({ group, plural }: Named, name?: string): Fields => ({
  ...(name && { name }),
  ...(group && { group }),
  kind: plural,
});

export const badRequest = (message: string): ApiError => new ApiError(400, 'BadRequest', message);

/** No such object. */
export const notFound = (resource: Resource, name: string): ApiError =>
  new ApiError(404, 'NotFound', `${qualifiedName(resource)} "${name}" not found`, detailsOf(resource, name));

/** What a request presumes of the object is not so. The store says it, which names the kind and not the resource. */
export const conflict = ({ group, kind }: Resource, name: string, why: string): ApiError => {
  const message = `Operation cannot be fulfilled on ${qualifiedName({ group, plural: kind })} "${name}": ${why}`;
  return new ApiError(409, 'Conflict', message, { name, ...(group && { group }), kind });
};

/** No such kind of object in a group that the API server itself serves. */
export const noSuchKind = (): ApiError =>
  new ApiError(404, 'NotFound', 'the server could not find the requested resource', {});

/** Nothing at all is at a path: no such group or version, or no such kind of custom resource. */
export const noSuchPath = (): ApiError => new PageNotFound(404, 'NotFound', '404 page not found');

/** What is there can't be asked in this way. */
export const methodNotAllowed = (): ApiError =>
  new ApiError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource', {});

/** The version asked for is too old, or none of this cluster. */
export const expired = (message = 'too old resource version'): ApiError => new ApiError(410, 'Expired', message);

/** A page of a list was asked for too late. The token in the answer goes on with what there is now. */
export const expiredContinue = (token: string): ApiError => {
  const error = expired(
    'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
  );
  error.metadata = { continue: token };
  return error;
};

/** A version was asked for that this cluster has not reached. The API server waits 3 s for it before it says so. */
export const tooLargeVersion = (asked: number, current: number): ApiError =>
  new ApiError(504, 'Timeout', `Timeout: Too large resource version: ${asked}, current: ${current}`, {
    causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
    retryAfterSeconds: 1,
  });

/** What is invalid: an object or the options of a request, by name where it has one. */
export interface InvalidThing {
  readonly group?: string;
  readonly kind: string;
  readonly name?: string;
}

/**
 * What a validation refuses in one field.
 * @param reason by which clients tell the cause, without `FieldValue`: `Invalid`, `Forbidden`, `NotSupported`
 */
export const invalid = (
  { group = '', kind, name = '' }: InvalidThing,
  field: string,
  reason: 'Invalid' | 'Forbidden' | 'NotSupported',
  why: string,
): ApiError =>
  new ApiError(422, 'Invalid', `${qualifiedName({ plural: kind, group })} "${name}" is invalid: ${field}: ${why}`, {
    ...(name && { name }),
    ...(group && { group }),
    ...(kind && { kind }),
    causes: [{ reason: `FieldValue${reason}`, message: why, field }],
  });

/** What was not allowed, for the message. */
export interface Denied {
  user: string;
  verb: string;
  resource: Named;
  subresource?: string | undefined;
  namespace?: string | undefined;
  name?: string | undefined;
}

/** The user's roles do not allow this; worded as the API server's RBAC authorizer words it. */
export const forbidden = ({ user, verb, resource, subresource, namespace, name }: Denied): ApiError => {
  const what = subresource ? `${resource.plural}/${subresource}` : resource.plural;
  const scope = namespace ? `in the namespace "${namespace}"` : 'at the cluster scope';
  const subject = name ? `${qualifiedName(resource)} "${name}"` : qualifiedName(resource);
  const rule = `User "${user}" cannot ${verb} resource "${what}" in API group "${resource.group}" ${scope}`;
  return new ApiError(403, 'Forbidden', `${subject} is forbidden: ${rule}`, detailsOf(resource, name));
};
