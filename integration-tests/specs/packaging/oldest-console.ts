/**
 * What the oldest console that the plugin runs in brings of the packages whose modules it shares with plugins: the
 * versions that its own lockfile names (openshift/console, branch release-4.22, `frontend/yarn.lock`; 6.4.2 since before
 * 4.22.0). The names are those of the SDK's webpack plugin (`dynamicModulePackageSpecs`).
 */
export const OLDEST_CONSOLE: Readonly<Record<string, string>> = {
  '@patternfly/react-core': '6.4.2',
  '@patternfly/react-data-view': '6.4.0-prerelease.12',
  '@patternfly/react-icons': '6.4.0',
  '@patternfly/react-table': '6.4.2',
  '@patternfly/react-templates': '6.4.2',
};
