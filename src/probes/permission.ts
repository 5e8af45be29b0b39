import { message, type Message } from '../message';

/** Names the permission that a read lacked; that for one object by its name, where one was asked for. */
export const whichPermission = (read: {
  verb: string;
  resource: string;
  group: string;
  namespace?: string;
  name?: string;
}): Message => {
  const kind = read.group === '' ? read.resource : `${read.resource}.${read.group}`;
  const resource = read.name === undefined ? kind : `${kind} ${read.name}`;
  return read.namespace === undefined
    ? message('You may not {{verb}} {{resource}} in the whole cluster', { verb: read.verb, resource })
    : message('You may not {{verb}} {{resource}} in namespace {{namespace}}', {
        verb: read.verb,
        resource,
        namespace: read.namespace,
      });
};
