import {
  checkAccess,
  consoleFetch,
  consoleFetchJSON,
  k8sDelete,
  type AccessReviewResourceAttributes,
  type K8sModel,
} from '@openshift-console/dynamic-plugin-sdk';

import { bounded, type BoundSignal } from './bounded-request';
import type { FetchText } from './container-log';
import type { FetchJson } from './list-objects';

/*
 * All that is asked through the SDK by itself, and not watched. None of it ends without a limit of ours: the SDK's own
 * covers the headers alone, or is none at all. Lint keeps the SDK's functions out of every other file.
 */

/** Asks the console for JSON. */
export const fetchJson: FetchJson = async (...asked) => (consoleFetchJSON as FetchJson)(...asked);

/** Asks the console for anything else. */
export const fetchText: FetchText = async (...asked) => consoleFetch(...asked);

/** Deletes an object, on the conditions that `json`, a DeleteOptions, has. */
export const deleteObject = async (
  model: K8sModel,
  metadata: { readonly name: string; readonly namespace: string },
  { json, signal }: { readonly json: Readonly<Record<string, unknown>>; readonly signal: BoundSignal },
): Promise<unknown> => k8sDelete({ model, resource: { metadata }, json, requestInit: { signal } });

/** A review is waited for so long; milliseconds. The SDK keeps it until it comes, and can not end it. */
const REVIEW_WITHIN = 30_000;

/**
 * Whether the user may do something; `undefined` where the API server does not say.
 * @throws NoAnswerInTime, or what the review fails with
 */
export const review = async (attributes: AccessReviewResourceAttributes): Promise<boolean | undefined> => {
  const { status } = await bounded(async () => checkAccess(attributes), { within: REVIEW_WITHIN });
  return status?.allowed;
};
