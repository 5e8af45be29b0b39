import type { K8sModel } from '@openshift-console/dynamic-plugin-sdk';

import { modelOf } from '../probes/models';
import type { ClusterObject, Failed, Forbidden, MissingApi } from '../probes/observation';
import { bounded } from './bounded-request';
import { deleteObject } from './console-requests';
import { readError } from './read-error';

const { group, version, kind, plural, namespaced } = modelOf('Pod');

const POD: K8sModel = {
  apiVersion: version,
  kind,
  plural,
  namespaced,
  label: kind,
  labelPlural: 'Pods',
  abbr: 'P',
};

/**
 * How long the answer is waited for; milliseconds. The SDK sets no limit. A deletion is answered when the pod was marked,
 * not when it is gone.
 */
const WITHIN = 30_000;

/**
 * Deletes one pod as the signed-in user, and only this very pod: the API server compares the uid, so that a pod which
 * has taken its name meanwhile stays. Never rejects: what went wrong is the answer.
 */
export const deletePod = async ({
  metadata = {},
}: ClusterObject): Promise<'deleted' | Forbidden | MissingApi | Failed> => {
  const { name = '', namespace = '', uid = '' } = metadata;
  try {
    const json = { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid } };
    await bounded(async (signal) => deleteObject(POD, { name, namespace }, { json, signal }), { within: WITHIN });
    return 'deleted';
  } catch (error) {
    return readError(error, { verb: 'delete', resource: plural, group, namespace, name });
  }
};
