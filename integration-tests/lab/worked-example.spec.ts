/** @jest-environment node */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const ALERT = 'VirtHandlerDaemonSetRolloutFailing';

interface Block {
  /** Where the page says that it is. */
  readonly file: string;
  readonly text: string;
}

const page = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');

/** The blocks of the example: their first line is a comment that names the file. The list's indent is none of theirs. */
const blocks: readonly Block[] = [...page.matchAll(/^( *)```(?:ts|yaml)\n *(?:\/\/|#) (\S+)\n([^]*?)^ *```$/gm)].map(
  ([, indent = '', file = '', text = '']) => ({ file, text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), '') }),
);

test('the example is a runbook, a rule and a fault, of a hundred lines and some', () => {
  expect(blocks.map(({ file }) => file)).toEqual([
    'src/runbooks/content/virt-handler.ts',
    'integration-tests/lab/scenarios/rules/kubevirt.yaml',
    ...['fault', 'changes', 'expect'].map((name) => `integration-tests/lab/scenarios/faults/${ALERT}/${name}.yaml`),
  ]);
  expect(blocks.flatMap(({ text }) => text.trimEnd().split('\n')).length).toBeLessThanOrEqual(120);
});

// What is in the repository is held to the contract, compiled and run by the other specs.
test.each(blocks.map(({ file, text }) => [file, text]))('%s has the example as it is written', (file, text) => {
  expect(readFileSync(join(ROOT, file), 'utf8')).toContain(text);
});
