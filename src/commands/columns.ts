import { fieldName, type ObjectTest } from '../probes/object-test';

/** A path as `kubectl` takes it (its JSONPath): a dot within a quoted key is escaped. */
export const columnPath = (path: string): string =>
  `.${path}`.replaceAll(/\['([^']*)'\]/g, (_match, key: string) => `['${key.replaceAll('.', '\\.')}']`);

/** `custom-columns` with the names of objects and the fields by which they are chosen. */
export const columnsOf = (tests: readonly ObjectTest[], withNamespace: boolean): string => {
  const paths = tests.map((test) =>
    'path' in test
      ? { name: fieldName(test.path).toUpperCase(), path: test.path }
      : { name: test.condition.toUpperCase(), path: `status.conditions[?(@.type=="${test.condition}")].status` },
  );
  const all = [
    ...(withNamespace ? [{ name: 'NAMESPACE', path: 'metadata.namespace' }] : []),
    { name: 'NAME', path: 'metadata.name' },
    ...paths,
  ];
  const once = [...new Map(all.map((column) => [column.path, column])).values()];
  return `custom-columns=${once.map(({ name, path }) => `${name}:${columnPath(path)}`).join(',')}`;
};
