import { start, until, type Started } from './running-server';

/** The lab with its console. */
export interface LabConsole {
  readonly lab: Started;
  readonly address: string;
}

/** Starts the lab, healthy, with its console; `servers` are the variables that name the real servers. */
export const startLab = async (servers: Readonly<Record<string, string>>): Promise<LabConsole> => {
  const lab = start(process.execPath, ['--import', 'tsx', 'integration-tests/console/serve.ts'], {
    PORT: '0',
    LAB_FAULTS: '',
    ...servers,
  });
  const address = await until(lab, async () =>
    Promise.resolve(/ready at (http:\/\/localhost:\d+)/.exec(lab.said())?.[1]),
  );
  return { lab, address };
};
