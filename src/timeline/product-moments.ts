import { referenceTo } from '../diagnosis/object-reference';
import type { Observations } from '../diagnosis/observations';
import { message } from '../message';
import { conditionOf, list, record, text } from '../unknown-value';
import { timeOf, type Moment } from './moment';

/** A ClusterServiceVersion (operators.coreos.com/v1alpha1) as its row in the server's table tells of it. */
export interface InstalledVersion {
  readonly name: string;
  readonly namespace: string;
  readonly version: string;
  /** The one that it takes the place of, whether that was there or not. */
  readonly replaces: string;
  readonly phase: string;
  /** When OLM made it: when its installation began. */
  readonly created: string;
}

/** The package that is OpenShift Virtualization; other operators' versions may be copied into its namespace. */
const PRODUCT = /^kubevirt-hyperconverged-operator\.|^kubevirt-hyperconverged\./;

/** When OLM began to install each version that is still there. A version made after HyperConverged is an upgrade of it. */
export const installationMoments = (
  versions: readonly InstalledVersion[],
  { resources }: Pick<Observations, 'resources'>,
): readonly Moment[] => {
  const hyperConverged = resources.find(({ item: { model } }) => model === 'HyperConverged')?.item.object;
  const existedFrom = timeOf(hyperConverged?.metadata?.creationTimestamp);
  return versions
    .filter(({ name }) => PRODUCT.test(name))
    .flatMap(({ name, namespace, version, phase, created }): readonly Moment[] => {
      const at = timeOf(created);
      if (at === undefined) return [];
      const values = { version: version || name, phase };
      return [
        {
          kind: 'change',
          at,
          sentence:
            existedFrom !== undefined && existedFrom < at
              ? message(
                  'The upgrade of OpenShift Virtualization to {{version}} began, its phase is now {{phase}}',
                  values,
                )
              : message('The installation of version {{version}} began, its phase is now {{phase}}', values),
          objects: [referenceTo('ClusterServiceVersion', { name, namespace })],
        },
      ];
    });
};

/**
 * Upgrades that are under way, by what KubeVirt and HyperConverged say of their versions: when one was done nothing keeps.
 * `Progressing` has the time since which it is so.
 */
export const productMoments = ({ resources }: Pick<Observations, 'resources'>): readonly Moment[] =>
  resources.flatMap(({ item: { model, object } }): readonly Moment[] => {
    const progressing = conditionOf(object, 'Progressing', 'True');
    const at = timeOf(progressing?.lastTransitionTime);
    if (progressing === undefined || at === undefined) return [];
    const objects = [referenceTo(model, object.metadata)];
    const { observedKubeVirtVersion, targetKubeVirtVersion, versions } = record(object.status);
    const [from, to] = [text(observedKubeVirtVersion), text(targetKubeVirtVersion)];
    if (model === 'KubeVirt' && from !== '' && to !== '' && from !== to)
      return [
        {
          kind: 'change',
          at,
          sentence: message('The upgrade of KubeVirt from {{from}} to {{to}} began', { from, to }),
          objects,
        },
      ];
    if (model !== 'HyperConverged' || progressing.reason !== 'HCOUpgrading') return [];
    const operator = list(versions)
      .map(record)
      .find(({ name }) => name === 'operator');
    const sentence = message('The upgrade of OpenShift Virtualization from {{version}} began', {
      version: text(operator?.version),
    });
    return [{ kind: 'change', at, sentence, objects }];
  });
