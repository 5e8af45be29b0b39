import { buildWhatIsStale } from './build/builds';
import { checkCluster } from './cluster/check-cluster';
import { clusterBackends } from './cluster/cluster-backends';
import { findMonitoring, type FoundServer } from './cluster/find-monitoring';
import { currentCluster } from './cluster/kubeconfig';
import { portFromEnvironment, serveUntilStopped, startConsole } from './server/console-server';
import { serversFromEnvironment } from './server/forward-monitoring';

const shown = (found: FoundServer): string =>
  'missing' in found ? `none. ${found.missing}` : `${found.upstream.address} (${found.by})`;

const start = async (): Promise<() => void> => {
  const port = portFromEnvironment();
  const given = serversFromEnvironment();
  const cluster = await currentCluster();
  const { version, user } = await checkCluster(cluster);
  const monitoring = await findMonitoring(cluster, given);
  await buildWhatIsStale();
  const server = await startConsole(clusterBackends(cluster, monitoring), port);
  console.log(`Context       ${cluster.context}`);
  console.log(`Cluster       ${cluster.api.address} (${version})`);
  console.log(`User          ${user}`);
  console.log(`Prometheus    ${shown(monitoring.prometheus)}`);
  console.log(`Alertmanager  ${shown(monitoring.alertmanager)}`);
  console.log(`Virtualization Alerts is ready at ${server.address}`);
  console.log('It acts as you, for whoever opens that address on this machine. Ctrl+C ends it.');
  return server.close;
};

serveUntilStopped(start);
