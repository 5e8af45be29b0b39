import checkFile from 'eslint-plugin-check-file';
import i18next from 'eslint-plugin-i18next';
import importX from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';

const PURE = [
  'alerts',
  'probes',
  'runbooks',
  'commands',
  'fixes',
  'diagnosis',
  'evidence',
  'masking',
  'timeline',
  'impact',
  'health',
  'incidents',
];

/** Arrows point one way (ARCHITECTURE.md, "Layers"): what each layer may import beside itself. */
const MAY_IMPORT = {
  masking: [],
  alerts: [],
  probes: [],
  runbooks: ['alerts', 'probes'],
  commands: ['probes', 'runbooks'],
  fixes: ['probes', 'runbooks', 'diagnosis'],
  diagnosis: ['probes', 'runbooks', 'commands'],
  evidence: ['alerts', 'masking', 'probes', 'runbooks'],
  timeline: ['alerts', 'probes', 'runbooks', 'diagnosis'],
  impact: ['probes', 'runbooks', 'diagnosis'],
  health: ['alerts', 'probes', 'runbooks', 'diagnosis'],
  cluster: ['masking', 'probes', 'evidence', 'impact', 'timeline'],
  incidents: ['alerts', 'probes', 'runbooks', 'diagnosis'],
  hooks: [...PURE, 'cluster'],
  components: [...PURE, 'cluster', 'hooks'],
};
/** What no file imports. */
const NOT_AT_ALL = [
  { name: 'lodash', message: 'The language has it.' },
  { name: 'react-router-dom', message: 'Import from react-router.' },
];
/** The files that ask the console: each read has a limit there, of the request or of the list that is waited for. */
const ASK_THE_CONSOLE = ['cluster/console-requests', 'hooks/useReview', 'hooks/useWatchedList', 'hooks/useWatches'];
const LAYERS = [...Object.keys(MAY_IMPORT), 'pages', 'entries'];
const zones = Object.entries(MAY_IMPORT).map(([layer, allowed]) => ({
  target: `./src/${layer}`,
  from: LAYERS.filter((other) => other !== layer && !allowed.includes(other)).map((other) => `./src/${other}`),
  message: `${layer} may import ${allowed.length === 0 ? 'itself alone' : allowed.join(', ')}.`,
}));

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.cache/**',
      '**/dist/**',
      'coverage/**',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX, 'check-file': checkFile },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-restricted-imports': [
        'error',
        {
          paths: NOT_AT_ALL,
        },
      ],
      'check-file/folder-naming-convention': ['error', { 'src/**/': 'KEBAB_CASE' }],
      'check-file/filename-blocklist': [
        'error',
        Object.fromEntries(
          ['utils', 'helpers', 'common', 'shared', 'constants', 'types'].map((name) => [
            `**/${name}.*`,
            '*.named-for-what-it-holds.ts',
          ]),
        ),
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      // The compiler's rules ask for a rewrite where the SDK's hooks are used as documented.
      'react-hooks/set-state-in-effect': 'off',
      'react-hooks/refs': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/**/*.spec.{ts,tsx}', ...ASK_THE_CONSOLE.map((file) => `src/${file}.ts`)],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'],
      'no-restricted-imports': [
        'error',
        {
          paths: NOT_AT_ALL,
          patterns: [
            {
              group: ['@openshift-console/dynamic-plugin-sdk'],
              importNamePattern: '^(consoleFetch|k8s[A-Z]|checkAccess|useAccessReview|useK8sWatch|usePrometheusPoll)',
              message: 'It may never end: ask through cluster/console-requests, useReview, useWatches, useWatchedList.',
            },
          ],
        },
      ],
    },
  },
  {
    files: PURE.map((layer) => `src/${layer}/**/*.ts`),
    rules: {
      'no-restricted-globals': ['error', 'window', 'document', 'fetch', 'localStorage'],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['react', 'react-*', '@patternfly/*', '@openshift-console/*'], message: 'This layer is pure.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/{hooks,components,pages,entries}/**/*.{ts,tsx}'],
    ignores: ['src/**/*.spec.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/runbooks/catalogue', '**/runbooks/content/*'],
              message: 'This is the content of all runbooks: take runbook-index, which fetches one.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/runbooks/content/**/*.ts', 'src/alerts/known-alerts.ts'],
    rules: { 'max-lines': ['error', { max: 400 }] },
  },
  {
    files: ['src/**/*.tsx'],
    ignores: ['src/**/*.spec.tsx'],
    plugins: { i18next },
    rules: {
      'i18next/no-literal-string': [
        'error',
        {
          mode: 'jsx-only',
          'jsx-attributes': { include: ['title', 'aria-label', 'alt', 'label', 'placeholder', 'titleText'] },
        },
      ],
    },
  },
  {
    files: ['**/*.spec.{ts,tsx}', 'setup-tests.ts', '__mocks__/**'],
    plugins: { jest },
    rules: {
      'max-lines': ['error', { max: 500 }],
      'max-params': 'off',
      'max-lines-per-function': 'off',
      'jest/no-focused-tests': 'error',
      'jest/no-disabled-tests': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['integration-tests/specs/browser/**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@playwright/test',
          importNames: ['test'],
          message: 'Take `test` from lab-test: it watches the pages, and knows a real console from a lab.',
        },
      ],
    },
  },
  prettier,
);
