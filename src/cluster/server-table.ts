import { list, record, text } from '../unknown-value';

/** Asks the API server for the table that `kubectl get` shows, in place of the objects. */
export const AS_TABLE = { Accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' };

/** A row of such a table. */
interface TableRow {
  /** By the name of its column; empty where there is no such column. */
  readonly cell: (column: string) => string;
  /** Of the row's object, where the request did not leave the objects out. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The names of the columns, and the rows, of an answer that is a table; undefined where it is something else. */
export const readTable = (
  answer: unknown,
): { readonly columns: readonly string[]; readonly rows: readonly TableRow[] } | undefined => {
  const { kind, columnDefinitions, rows } = record(answer);
  if (kind !== 'Table') return undefined;
  const columns = list(columnDefinitions).map((column) => text(record(column).name));
  return {
    columns,
    rows: list(rows)
      .map(record)
      .map(({ cells, object }) => ({
        cell: (column) => text(list(cells)[columns.indexOf(column)]),
        metadata: record(record(object).metadata),
      })),
  };
};
