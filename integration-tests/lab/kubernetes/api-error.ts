import type { Fields } from './read-field';
import { qualifiedName } from './resources';
import type { Resource } from './resources';

/** A failure as the API reports it: a `Status` object with an HTTP code. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details: Fields = {},
  ) {
    super(message);
  }

  /** The `Status` object to answer. */
  toStatus(): Fields {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      ...(Object.keys(this.details).length > 0 && { details: this.details }),
      code: this.code,
    };
  }
}

const detailsOf = ({ group, plural }: Resource, name?: string): Fields => ({
  ...(name && { name }),
  ...(group && { group }),
  kind: plural,
});

export const badRequest = (message: string): ApiError => new ApiError(400, 'BadRequest', message);

/** No such object. */
export const notFound = (resource: Resource, name: string): ApiError =>
  new ApiError(404, 'NotFound', `${qualifiedName(resource)} "${name}" not found`, detailsOf(resource, name));

/** What a request presumes of the object is not so. */
export const conflict = (resource: Resource, name: string, why: string): ApiError => {
  const message = `Operation cannot be fulfilled on ${qualifiedName(resource)} "${name}": ${why}`;
  return new ApiError(409, 'Conflict', message, detailsOf(resource, name));
};

/** No such path or kind of object. */
export const noSuchPath = (): ApiError =>
  new ApiError(404, 'NotFound', 'the server could not find the requested resource');

/** The version asked for is too old, or none of this cluster. */
export const expired = (message = 'too old resource version'): ApiError => new ApiError(410, 'Expired', message);

/** What was not allowed, for the message. */
export interface Denied {
  user: string;
  verb: string;
  resource: Resource;
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
