import type { ReactNode } from 'react';
import type * as SDK from '@openshift-console/dynamic-plugin-sdk';

/*
 * The parts of the SDK that only the console fills, for tests: jest uses this file wherever the SDK is imported.
 * Each is typed as the original, so that a changed signature breaks the build.
 */

export const consoleFetch = jest.fn<ReturnType<typeof SDK.consoleFetch>, Parameters<typeof SDK.consoleFetch>>();
export const consoleFetchJSON = jest.fn<Promise<unknown>, [url: string, ...rest: unknown[]]>();
export const useK8sWatchResources = jest.fn<Record<string, unknown>, [requests: Record<string, unknown>]>(() => ({}));
const NO_MODELS: ReturnType<typeof SDK.useK8sModels> = [{}, false];
/** The kinds that are known, by `group~version~kind`. */
export const useK8sModels = jest.fn<ReturnType<typeof SDK.useK8sModels>, []>(() => NO_MODELS);
export const useK8sWatchResource = jest.fn<[unknown, boolean, unknown], [request: unknown]>(() => [
  [],
  false,
  undefined,
]);
export const useAccessReview = jest.fn<[boolean, boolean], [attributes: SDK.AccessReviewResourceAttributes]>(() => [
  true,
  false,
]);
export const checkAccess = jest.fn<
  Promise<{ status: { allowed: boolean } }>,
  [attributes: SDK.AccessReviewResourceAttributes]
>(async () => Promise.resolve({ status: { allowed: true } }));
export const k8sDelete = jest.fn<Promise<unknown>, [options: Parameters<typeof SDK.k8sDelete>[0]]>(async () =>
  Promise.resolve({}),
);
export const useActivePerspective = jest.fn<ReturnType<typeof SDK.useActivePerspective>, []>(() => [
  'admin',
  () => undefined,
]);
const UNRESOLVED: [[], boolean, []] = [[], false, []];
/** What plugins add to the console, and whether it is known. */
export const useResolvedExtensions = jest.fn<
  [extensions: readonly unknown[], resolved: boolean, errors: readonly unknown[]],
  [predicate: (extension: never) => boolean]
>(() => UNRESOLVED);
export const isRoutePage = ({ type }: { type: string }): boolean => type === 'console.page/route';
export const useActiveNamespace = jest.fn<ReturnType<typeof SDK.useActiveNamespace>, []>(() => [
  '#ALL_NS#',
  () => undefined,
]);
export const NamespaceBar: typeof SDK.NamespaceBar = () => <nav aria-label="Projects" />;
/** What plugins would contribute: by context. */
export const ActionServiceProvider = jest.fn<ReactNode, [SDK.ActionServiceProviderProps]>(({ children }) =>
  children({ actions: [], options: [], loaded: true, error: undefined }),
);
export const DocumentTitle: typeof SDK.DocumentTitle = () => null;
export const Timestamp: typeof SDK.Timestamp = ({ timestamp }) => <time>{String(timestamp)}</time>;
export const ResourceLink: typeof SDK.ResourceLink = ({ name, namespace }) => (
  <a href={`/${namespace ?? ''}/${name ?? ''}`}>{name}</a>
);
