import { buildWhatIsStale } from './build/builds';
import { portFromEnvironment, serveUntilStopped, startConsole } from './server/console-server';
import { forwardMonitoring, serversFromEnvironment } from './server/forward-monitoring';
import { FailingReads } from '../lab/failing-reads';
import { Lab } from '../lab/lab';
import { guardMonitoring } from '../lab/monitoring-access';
import { createMonitoringApi } from '../lab/monitoring-api';
import { createSwitchesApi } from '../lab/switches-api';

const start = async (): Promise<() => void> => {
  const port = portFromEnvironment();
  const servers = serversFromEnvironment();
  await buildWhatIsStale();
  const lab = new Lab(Number(process.env.LAB_NODES ?? 0));
  for (const fault of (process.env.LAB_FAULTS ?? 'VirtControllerDown').split(',')) lab.switch(fault, true);
  const monitoring = createMonitoringApi(lab);
  const failing = new FailingReads();
  const server = await startConsole(
    {
      fail: failing,
      kubernetes: lab.kubernetes,
      monitoring: guardMonitoring(lab.users, forwardMonitoring(servers, monitoring.handle)),
      lab: {
        switches: createSwitchesApi(lab, (failures) => {
          monitoring.fail(failures);
          failing.order(failures);
        }),
        metrics: () => lab.metrics.exposition(Date.now()),
      },
    },
    port,
  );
  for (const { name, address } of Object.values(servers)) console.log(`${name} is that at ${address}`);
  console.log(`Virtualization Alerts is ready at ${server.address}`);
  return () => {
    lab.close();
    server.close();
  };
};

serveUntilStopped(start);
