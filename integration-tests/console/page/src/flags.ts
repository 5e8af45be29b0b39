import type { Extension, FeatureFlags } from '@openshift/dynamic-plugin-sdk';

import type { Model } from './k8s-reducer';

/** `console.flag/model`: a flag that is on where the cluster has a kind. */
type ModelFlag = Extension<
  'console.flag/model',
  { flag: string; model: { group?: string; version?: string; kind: string } }
>;

const isModelFlag = (extension: Extension): extension is ModelFlag => extension.type === 'console.flag/model';

const isOfKind =
  ({ group = '', version, kind }: ModelFlag['properties']['model']) =>
  (model: Model): boolean =>
    (model.apiGroup ?? '') === group && (version ?? model.apiVersion) === model.apiVersion && model.kind === kind;

/** The flags of a cluster: KubeVirt's plugin sets its own where KubeVirt is, and plugins name kinds. */
export const flagsOf = (extensions: readonly Extension[], models: readonly Model[]): FeatureFlags => ({
  KUBEVIRT_DYNAMIC: models.some(({ apiGroup }) => apiGroup === 'kubevirt.io'),
  ...Object.fromEntries(
    extensions.filter(isModelFlag).map(({ properties: { flag, model } }) => [flag, models.some(isOfKind(model))]),
  ),
});
