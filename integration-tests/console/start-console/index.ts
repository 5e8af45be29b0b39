import { buildWhatIsStale } from '../build/builds';
import { startConsole } from './start-console';
import { Refusal } from './refusal';

const main = async (): Promise<void> => {
  const running = await startConsole({
    env: process.env,
    platform: process.platform,
    build: async () => buildWhatIsStale(['plugin']),
    say: console.log,
  });
  console.log(`The console will answer at ${running.address}; Ctrl-C stops it.`);
  const asked = new AbortController();
  const stop = (): void => {
    asked.abort();
    running.stop().catch((error: unknown) => {
      console.error(error);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const code = await running.ended;
  if (code === 0 || asked.signal.aborted) return;
  console.error(`The console ended with ${String(code)}; what it said stands above.`);
  process.exitCode = 1;
};

main().catch((error: unknown) => {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
});
