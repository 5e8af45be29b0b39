/** Extracts every sentence of the plugin: `t('…')`, `message('…')` and `%…%` in console-extensions.json. */
import { EventEmitter } from 'node:events';

/** Reads `%plugin__NAME~Sentence%` out of console-extensions.json. */
class ExtensionsLexer extends EventEmitter {
  extract(content) {
    return [...content.matchAll(/%plugin__[a-z-]+~([^%"]+)%/g)].map(([, key]) => ({ key }));
  }
}

const javascript = [{ lexer: 'JavascriptLexer', functions: ['t', 'message'] }];

export default {
  locales: ['en'],
  defaultNamespace: 'plugin__virtualization-alerts-plugin',
  input: ['src/**/*.{ts,tsx}', '!src/**/*.spec.{ts,tsx}', 'console-extensions.json'],
  output: 'locales/$LOCALE/$NAMESPACE.json',
  lexers: { ts: javascript, tsx: javascript, json: [{ lexer: ExtensionsLexer }] },
  keySeparator: false,
  namespaceSeparator: '~',
  contextSeparator: false,
  pluralSeparator: '_',
  defaultValue: (_locale, _namespace, key) => key,
  sort: true,
  createOldCatalogs: false,
  keepRemoved: false,
  lineEnding: 'lf',
};
