/** @jest-environment node */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import {
  convertCompilerOptionsFromJson,
  createProgram,
  flattenDiagnosticMessageText,
  getPreEmitDiagnostics,
  parseConfigFileTextToJson,
} from 'typescript';

const ROOT = join(__dirname, '..', '..');
/** What the contract's tests read. */
const COPIED = [
  'src',
  'integration-tests/lab',
  'docs',
  '__mocks__',
  'jest.config.ts',
  'setup-tests.ts',
  'tsconfig.json',
  'package.json',
];
const ALERT = 'LowVirtControllersCount';
const CONTRACT = ['src/runbooks/', 'lab/scenarios.spec', 'lab/fault-causes.spec', 'lab/findings.spec'];

interface Block {
  /** Where the page says that it goes. */
  readonly file: string;
  readonly text: string;
}

const page = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');

/** The blocks of the example: their first line is a comment that names the file. The list's indent is none of theirs. */
const blocks: readonly Block[] = [...page.matchAll(/^( *)```(?:ts|yaml)\n *(?:\/\/|#) (\S+)\n([^]*?)^ *```$/gm)].map(
  ([, indent = '', file = '', text = '']) => ({ file, text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), '') }),
);

/** The file with the block in it, as the page says: a runbook above the list and in it, a rule at the end. */
const withBlock = (before: string, { file, text }: Block): string => {
  if (!file.endsWith('.ts')) return before + text;
  const list = before.lastIndexOf('\n/** ');
  const name = /^const (\w+): Runbook/.exec(text)?.[1] ?? '';
  return `${before.slice(0, list)}\n${text}${before.slice(list).replace(/\n\];\n$/, `\n  ${name},\n];\n`)}`;
};

const problemsOf = (folder: string, file: string): string[] => {
  const { config } = parseConfigFileTextToJson('', readFileSync(join(folder, 'tsconfig.json'), 'utf8')) as {
    config: { compilerOptions: object };
  };
  const { options } = convertCompilerOptionsFromJson(config.compilerOptions, folder);
  const program = createProgram([join(folder, file)], { ...options, noEmit: true });
  return getPreEmitDiagnostics(program).map(({ messageText }) => flattenDiagnosticMessageText(messageText, '\n'));
};

let tree = '';
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'worked-example-'));
  for (const path of COPIED) cpSync(join(ROOT, path), join(tree, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  for (const block of blocks) {
    const file = join(tree, block.file);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, withBlock(existsSync(file) ? readFileSync(file, 'utf8') : '', block));
  }
});
afterAll(() => {
  rmSync(tree, { recursive: true, force: true });
});

test('the example is a runbook, a rule and a fault, of a hundred lines', () => {
  const fault = ['fault', 'changes', 'expect'].map(
    (name) => `integration-tests/lab/scenarios/faults/${ALERT}/${name}.yaml`,
  );
  expect(blocks.map(({ file }) => file)).toEqual([
    'src/runbooks/content/virt-controller.ts',
    'integration-tests/lab/scenarios/rules/kubevirt.yaml',
    ...fault,
  ]);
  expect(blocks.flatMap(({ text }) => text.trimEnd().split('\n')).length).toBeLessThanOrEqual(100);
});

test('the example compiles as it is written', () => {
  expect(problemsOf(tree, blocks[0]?.file ?? '')).toEqual([]);
});

test('the contract holds with the example in it, and nothing else changed', () => {
  const args = [
    join('node_modules', 'jest', 'bin', 'jest.js'),
    '--maxWorkers=2',
    '--testNamePattern',
    `${ALERT}|^[^A-Z]`,
  ];
  const { status, stderr } = spawnSync(process.execPath, [...args, ...CONTRACT], {
    cwd: tree,
    encoding: 'utf8',
    env: { ...process.env, TZ: 'UTC', JEST_WORKER_ID: undefined },
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  expect(Number(/^Tests: .*?(\d+) passed/m.exec(stderr)?.[1])).toBeGreaterThan(30);
});
