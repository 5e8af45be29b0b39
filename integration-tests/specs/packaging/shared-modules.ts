import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { sharedPluginModules } from '@openshift-console/dynamic-plugin-sdk-webpack/lib/shared-modules/shared-modules-meta';

const packages = path.join(__dirname, '../../../node_modules');

/** Whether the one version is older than the other, as webpack's sharing compares them. */
export const isOlder = (
  createRequire(__filename)('webpack/lib/sharing/semver') as { versionLt: (one: string, other: string) => boolean }
).versionLt;

/** The parts of a package that are shared one by one, by the package's own list; none where it is not installed. */
const partsOf = (name: string): string[] => {
  const list = path.join(packages, name, 'dist/dynamic-modules.json');
  if (!existsSync(list)) return [];
  const parts = Object.values(JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>);
  return parts.map((part) => `${name}/${part}`);
};

const versionOf = (name: string): string | undefined => {
  const file = path.join(packages, name, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : undefined;
};

/** Everything that a console shares with plugins, by version, where it brings these versions of packages. */
export const modulesOfConsole = (versions: Readonly<Record<string, string>>): Record<string, string> => ({
  // These are the console's alone: a plugin brings none of them.
  ...Object.fromEntries(sharedPluginModules.map((name) => [name, versionOf(name) ?? '4.22.0'])),
  ...Object.fromEntries(
    Object.entries(versions).flatMap(([name, version]) => partsOf(name).map((part) => [part, version])),
  ),
});
