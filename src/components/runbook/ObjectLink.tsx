import { ResourceLink } from '@openshift-console/dynamic-plugin-sdk';

import type { ObjectReference } from '../../diagnosis/finding';
import { isModelName, modelOf } from '../../probes/models';

/**
 * A link to an object's page. What no step can read, such as an address, has no page, and where an object without its
 * namespace is nobody knows: the sentence names them.
 */
export const ObjectLink = ({
  object: { model, name, namespace },
}: {
  readonly object: ObjectReference;
}): React.JSX.Element | null => {
  if (!isModelName(model)) return null;
  const { group, version, kind, namespaced } = modelOf(model);
  if (namespaced && namespace === undefined) return null;
  return (
    <ResourceLink
      inline
      groupVersionKind={{ ...(group === '' ? {} : { group }), version, kind }}
      name={name}
      {...(namespace === undefined ? {} : { namespace })}
    />
  );
};
