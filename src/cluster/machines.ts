import type { Asked, Instance, Machines, Migration, Part } from '../impact/machines';
import { askedToStart } from '../impact/machines';
import { modelOf } from '../probes/models';
import type { ClusterObject, Observation } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import { finite, list, record } from '../unknown-value';
import { bounded, type BoundSignal } from './bounded-request';
import { listAddress, type FetchJson } from './list-objects';
import { collectionAddress } from './object-address';
import { NotTheAnswer, readError } from './read-error';
import { AS_TABLE, readTable } from './server-table';

/** Rows without their objects: about 150 bytes for a machine, whose object has several KB. */
const ROWS = 500;
/** Machines that are read whole: what is asked of one stands in no column. */
const WHOLE = 100;
/** Each request comes within, in milliseconds. */
const WITHIN = 30_000;

type Get = (address: string, headers?: Readonly<Record<string, string>>) => Promise<unknown>;

const observe = async <T>(
  model: ModelName,
  signal: AbortSignal,
  read: () => Promise<Part<T>>,
): Promise<Observation<Part<T>>> => {
  try {
    const data = await read();
    return { state: 'found', data };
  } catch (error) {
    signal.throwIfAborted();
    const { plural, group } = modelOf(model);
    return readError(error, { verb: 'list', resource: plural, group });
  }
};

const moreOf = (answer: unknown): number => finite(record(record(answer).metadata).remainingItemCount) ?? 0;

/** Reads the first rows of a kind's table, by the names of its columns. @throws NotTheAnswer where one is missing */
const tableOf = async <T>(
  get: Get,
  model: ModelName,
  columns: readonly string[],
  row: (cell: (column: string) => string) => T,
): Promise<Part<T>> => {
  const answer = await get(`${collectionAddress(modelOf(model))}?limit=${String(ROWS)}&includeObject=None`, AS_TABLE);
  const table = readTable(answer);
  if (table === undefined || columns.some((column) => !table.columns.includes(column)))
    throw new NotTheAnswer('The answer is not the table of these objects');
  return { rows: table.rows.map(({ cell }) => row(cell)), more: moreOf(answer) };
};

const instances = async (get: Get): Promise<Part<Instance>> =>
  tableOf(get, 'VirtualMachineInstance', ['Name', 'Phase', 'NodeName', 'Age'], (cell) => ({
    name: cell('Name'),
    phase: cell('Phase'),
    node: cell('NodeName'),
    age: cell('Age'),
  }));

const migrations = async (get: Get): Promise<Part<Migration>> =>
  tableOf(get, 'VirtualMachineInstanceMigration', ['Phase'], (cell) => ({ phase: cell('Phase') }));

const asked = async (get: Get): Promise<Part<Asked>> => {
  const answer = record(await get(listAddress({ model: 'VirtualMachine' }, '', WHOLE)));
  if (!Array.isArray(answer.items)) throw new NotTheAnswer('The answer is not a list');
  const machines = list(answer.items).map(record) as readonly ClusterObject[];
  return { rows: machines.flatMap((machine) => askedToStart(machine) ?? []), more: moreOf(answer) };
};

/**
 * Reads what an alert's impact counts, with few bytes however many machines there are: rows of the server's own tables,
 * five hundred at most, and a hundred machines whole where it counts those that wait.
 * @throws the signal's reason when it is aborted
 */
export const readMachines = async (
  fetchJson: FetchJson,
  also: { readonly waiting: boolean; readonly migrations: boolean },
  signal: AbortSignal,
): Promise<Machines> => {
  const get: Get = async (address, headers = {}) =>
    bounded(async (own: BoundSignal) => fetchJson(address, 'GET', { signal: own, headers }, -1), {
      within: WITHIN,
      signal,
    });
  const [read, waiting, moving] = await Promise.all([
    observe('VirtualMachineInstance', signal, async () => instances(get)),
    also.waiting ? observe('VirtualMachine', signal, async () => asked(get)) : undefined,
    also.migrations ? observe('VirtualMachineInstanceMigration', signal, async () => migrations(get)) : undefined,
  ]);
  return {
    instances: read,
    ...(waiting === undefined ? {} : { asked: waiting }),
    ...(moving === undefined ? {} : { migrations: moving }),
  };
};
