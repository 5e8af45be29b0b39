import { buildWhatIsStale } from './builds';

buildWhatIsStale().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
