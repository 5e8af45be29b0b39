import type { AccessReviewResourceAttributes, WatchK8sResource } from '@openshift-console/dynamic-plugin-sdk';

import { modelOf } from '../probes/models';
import type { ModelName } from '../probes/probe';
import { review } from './console-requests';

const allows = async (attributes: AccessReviewResourceAttributes): Promise<boolean> =>
  review(attributes).then(
    (isAllowed) => isAllowed !== false,
    // A review that fails says nothing; the server decides in the end.
    () => true,
  );

/**
 * Whether the user may watch what a request lists. Who holds rights for one named object only may watch it by its name;
 * the SDK keeps each answer until the page is loaded anew.
 */
export const mayWatch = async ({ groupVersionKind, namespace, fieldSelector }: WatchK8sResource): Promise<boolean> => {
  const { group, plural } = modelOf(groupVersionKind?.kind as ModelName);
  const attributes = {
    group,
    resource: plural,
    verb: 'watch' as const,
    ...(namespace === undefined ? {} : { namespace }),
  };
  const name = /^metadata\.name=([^,]+)$/.exec(fieldSelector ?? '')?.[1];
  return (await allows(attributes)) || (name !== undefined && (await allows({ ...attributes, name })));
};
