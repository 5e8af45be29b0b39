import packageJson from '../../../package.json';
import type { Manifest } from './helm';
import type { PodSpec } from './pod-security';

/** The name of the plugin, and of most objects of the chart. */
export const NAME = packageJson.consolePlugin.name;

/** The template of a workload's pods. */
interface Template {
  metadata: { labels: Record<string, string>; annotations: Record<string, string> };
  spec: PodSpec & {
    serviceAccountName: string;
    automountServiceAccountToken: boolean;
    containers: {
      image: string;
      args?: string[];
      readinessProbe?: { httpGet: object };
      livenessProbe?: { httpGet: object };
      startupProbe?: { httpGet: object };
      resources: { requests?: Record<string, string> };
      securityContext: { readOnlyRootFilesystem?: boolean };
      volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
    }[];
    topologySpreadConstraints?: { labelSelector: { matchLabels: object } }[];
  };
}

/** The specs of all kinds in the chart, as far as tests read them. */
interface Spec {
  template: Template;
  replicas: number;
  ports: object[];
  selector: Record<string, unknown>;
  podSelector: { matchLabels: object };
}

/** The object of a kind with this name. Throws where there is none. */
export const of = (manifests: readonly Manifest[], kind: string, name = NAME): Manifest => {
  const found = manifests.find((manifest) => manifest.kind === kind && manifest.metadata.name === name);
  if (found === undefined) throw new Error(`There is no ${kind} ${name}.`);
  return found;
};
/** Whether there is any object of a kind. */
export const has = (manifests: readonly Manifest[], kind: string): boolean =>
  manifests.some((one) => one.kind === kind);
export const spec = (manifest: Manifest): Spec => manifest.spec as Spec;
export const templateOf = (manifest: Manifest): Template => spec(manifest).template;
/** The templates of everything that runs pods. */
export const templates = (manifests: readonly Manifest[]): Template[] =>
  manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'Job').map(templateOf);
/** Whether Helm runs an object as a hook rather than keeping it. */
export const isHook = ({ metadata }: Manifest): boolean => metadata.annotations?.['helm.sh/hook'] !== undefined;
