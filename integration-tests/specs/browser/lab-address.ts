const FIRST_PORT = Number(process.env.PORT ?? '9001');

/** Specs run beside each other, each worker against a lab of its own. */
export const WORKERS = 2;

/** The port of a worker's lab, counted from 0; the first is `PORT`, 9001 where nothing is said. */
export const labPort = (worker: number): number => FIRST_PORT + worker;

/** Where a worker's lab serves the console. */
export const labAddress = (worker: number): string => `http://localhost:${String(labPort(worker))}`;
