import { buildWhatIsStale } from './builds';
import { portFromEnvironment, startConsole } from './console-server';
import { Lab } from './lab/lab';
import { createMonitoringApi } from './lab/monitoring-api';
import { createSwitchesApi } from './lab/switches-api';

const start = async (): Promise<void> => {
  const port = portFromEnvironment();
  await buildWhatIsStale();
  const lab = new Lab();
  for (const fault of (process.env.LAB_FAULTS ?? 'VirtControllerDown').split(',')) lab.switch(fault, true);
  const monitoring = createMonitoringApi(lab);
  const server = await startConsole(
    {
      kubernetes: lab.kubernetes,
      monitoring: monitoring.handle,
      lab: {
        switches: createSwitchesApi(lab, monitoring.trouble),
        metrics: () => lab.metrics.exposition(Date.now()),
      },
    },
    port,
  );
  console.log(`Virtualization Alerts is ready at ${server.address}`);
  const stop = (): void => {
    lab.close();
    server.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
