import { define, RESOURCES } from './resources';
import type { Resource } from './resources';

/** What operators bring to every cluster of OpenShift, and the console lists at its start and on its own pages. */
const CONSOLE = [
  ['consoleplugins', 'ConsolePlugin'],
  ['consolelinks', 'ConsoleLink'],
  ['consoleclidownloads', 'ConsoleCLIDownload'],
  ['consolequickstarts', 'ConsoleQuickStart'],
  ['consolenotifications', 'ConsoleNotification'],
  ['consoleexternalloglinks', 'ConsoleExternalLogLink'],
  ['consoleyamlsamples', 'ConsoleYAMLSample'],
  ['consolesamples', 'ConsoleSample'],
] as const;

const named = (names: readonly (readonly [string, string])[]): { plural: string; kind: string }[] =>
  names.map(([plural, kind]) => ({ plural, kind }));

/**
 * Kinds of a bare cluster of OpenShift 4.22 that the product reads nothing of, but that the console asks for: the lab has
 * few or no objects of them.
 */
const OPENSHIFT_RESOURCES: readonly Resource[] = [
  ...define(
    'rbac.authorization.k8s.io',
    'v1',
    true,
    named([
      ['roles', 'Role'],
      ['rolebindings', 'RoleBinding'],
    ]),
  ),
  ...define(
    'rbac.authorization.k8s.io',
    'v1',
    false,
    named([
      ['clusterroles', 'ClusterRole'],
      ['clusterrolebindings', 'ClusterRoleBinding'],
    ]),
  ),
  ...define(
    'networking.k8s.io',
    'v1',
    true,
    named([
      ['networkpolicies', 'NetworkPolicy'],
      ['ingresses', 'Ingress'],
    ]),
  ),
  ...define('snapshot.storage.k8s.io', 'v1', true, [
    { plural: 'volumesnapshots', kind: 'VolumeSnapshot', shortNames: ['vs'] },
  ]),
  ...define(
    'snapshot.storage.k8s.io',
    'v1',
    false,
    named([
      ['volumesnapshotclasses', 'VolumeSnapshotClass'],
      ['volumesnapshotcontents', 'VolumeSnapshotContent'],
    ]),
  ),
  ...define(
    'config.openshift.io',
    'v1',
    false,
    named([
      ['authentications', 'Authentication'],
      ['oauths', 'OAuth'],
      ['consoles', 'Console'],
    ]),
  ),
  ...define('operator.openshift.io', 'v1', false, named([['consoles', 'Console']])),
  ...define('console.openshift.io', 'v1', false, named(CONSOLE)),
  ...define('helm.openshift.io', 'v1beta1', false, named([['helmchartrepositories', 'HelmChartRepository']])),
  ...define(
    'helm.openshift.io',
    'v1beta1',
    true,
    named([['projecthelmchartrepositories', 'ProjectHelmChartRepository']]),
  ),
  ...define('image.openshift.io', 'v1', true, [
    { plural: 'imagestreams', kind: 'ImageStream', shortNames: ['is'] },
    { plural: 'imagestreamtags', kind: 'ImageStreamTag', shortNames: ['istag'] },
  ]),
  ...define('route.openshift.io', 'v1', true, named([['routes', 'Route']])),
  ...define(
    'user.openshift.io',
    'v1',
    false,
    named([
      ['users', 'User'],
      ['groups', 'Group'],
    ]),
  ),
  ...define(
    'machine.openshift.io',
    'v1beta1',
    true,
    named([
      ['machines', 'Machine'],
      ['machinesets', 'MachineSet'],
    ]),
  ),
  ...define('operators.coreos.com', 'v1', true, [
    { plural: 'operatorgroups', kind: 'OperatorGroup', shortNames: ['og'] },
  ]),
  ...define('operators.coreos.com', 'v1alpha1', true, [
    { plural: 'subscriptions', kind: 'Subscription', shortNames: ['sub', 'subs'] },
    { plural: 'clusterserviceversions', kind: 'ClusterServiceVersion', shortNames: ['csv', 'csvs'] },
    { plural: 'installplans', kind: 'InstallPlan', shortNames: ['ip'] },
    { plural: 'catalogsources', kind: 'CatalogSource', shortNames: ['catsrc'] },
  ]),
  ...define('packages.operators.coreos.com', 'v1', true, named([['packagemanifests', 'PackageManifest']])),
];

/** Everything that the lab's API serves: what the product reads, then what a bare cluster has beside. */
export const SERVED: readonly Resource[] = [...RESOURCES, ...OPENSHIFT_RESOURCES];
