import type { ClusterLogin } from './container';
import { Refusal } from './refusal';
import { runCommand, type CommandResult } from './run-command';

const ADDRESSES = ['-n', 'openshift-config-managed', 'get', 'configmap', 'monitoring-shared-config', '-o', 'json'];

const addressesOf = (json: string): Pick<ClusterLogin, 'thanos' | 'alertmanager'> => {
  const { data = {} } = JSON.parse(json) as { data?: Record<string, string | undefined> };
  return { thanos: data.thanosPublicURL ?? '', alertmanager: data.alertmanagerPublicURL ?? '' };
};

/**
 * The cluster that `oc` is logged in to. Where the addresses of its monitoring can't be read they are empty: the
 * console then shows no alerts, but the rest of it works.
 * @throws Refusal where there is no `oc`, no login, or none with a token
 */
export const readClusterLogin = async (env: NodeJS.ProcessEnv): Promise<ClusterLogin> => {
  const oc = async (...args: string[]): Promise<CommandResult> => runCommand('oc', args, env);
  const who = await oc('whoami');
  if (who.code === undefined) {
    throw new Refusal('There is no oc: install the OpenShift CLI, then run `oc login`.');
  }
  if (who.code !== 0) {
    throw new Refusal(`oc is not logged in to a cluster: run \`oc login\`, then this again.\n${who.err}`.trim());
  }
  const [server, token, addresses] = await Promise.all([
    oc('whoami', '--show-server'),
    oc('whoami', '--show-token'),
    oc(...ADDRESSES),
  ]);
  if (token.code !== 0 || token.out === '') {
    throw new Refusal(
      `${who.out} is logged in with a certificate, which the console can't use: run \`oc login --token\` or \`oc login -u USER\`.`,
    );
  }
  const monitoring = addresses.code === 0 ? addressesOf(addresses.out) : { thanos: '', alertmanager: '' };
  return { user: who.out, server: server.out, token: token.out, ...monitoring };
};
