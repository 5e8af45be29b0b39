import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
/** A lab with thousands of nodes takes a while to be made; milliseconds. */
const STARTS_WITHIN = 300_000;

/** A small console over a lab of its own, in a process of its own. */
export interface LabConsole {
  readonly address: string;
  readonly close: () => void;
}

/**
 * Starts a console over a lab with so many workers more, and the files of one build.
 * @throws Error with what it said where it does not start
 */
export const startLabConsole = async (
  folder: string,
  { moreNodes, port, faults }: { readonly moreNodes: number; readonly port: number; readonly faults: string },
): Promise<LabConsole> => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'integration-tests/console/serve.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: String(port),
      LAB_NODES: String(moreNodes),
      LAB_FAULTS: faults,
      PLUGIN_FILES: folder,
    },
  });
  let said = '';
  const address = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill();
      reject(new Error(`The lab did not start within ${STARTS_WITHIN / 1000} s: ${said}`));
    }, STARTS_WITHIN);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const ready = /is ready at (\S+)/.exec(said)?.[1];
      if (ready === undefined) return;
      clearTimeout(late);
      resolve(ready);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`The lab ended with ${String(code)}: ${said}`));
    });
  });
  return {
    address,
    close: () => {
      child.kill();
    },
  };
};
