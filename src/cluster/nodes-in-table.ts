import type { K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';

import { lostData } from '../lost-data';
import { modelOf } from '../probes/models';
import type { ClusterObject } from '../probes/observation';
import { record, text } from '../unknown-value';
import { bounded } from './bounded-request';
import { QUERIES } from './lane';
import type { FetchJson } from './list-objects';
import { NotCounted, type ReadList } from './list-polls';
import { collectionAddress } from './object-address';
import { parseSamples, queryAddress } from './prometheus';
import { AS_TABLE, readTable } from './server-table';

/** Nodes that are read one by one, at most: where more are in trouble, all are watched. */
const NAMED = 30;
/** Each request comes within, in milliseconds. */
const WITHIN = 30_000;
/** Conditions that no column shows (kube-state-metrics): memory, disk, process ids, network. */
const PRESSURE = 'kube_node_status_condition{condition!="Ready",status="true"} == 1';

/** A node as its row tells of it; what the kubelet says is not in it. */
interface Row {
  readonly name: string;
  /** `Ready`, `NotReady` or `Unknown`, and `SchedulingDisabled` (kubernetes, printers/internalversion, `printNode`). */
  readonly status: readonly string[];
  readonly roles: readonly string[];
}

/** Reads the table. @throws NotCounted where it is none, or has not these columns */
const rowsOf = (answer: unknown): readonly Row[] => {
  const table = readTable(answer);
  const isPart = text(record(record(answer).metadata).continue) !== '';
  if (table === undefined || isPart) throw new NotCounted('The answer is not the table of all nodes');
  if (['Name', 'Status', 'Roles'].some((column) => !table.columns.includes(column)))
    throw new NotCounted('The table of nodes lacks a column');
  return table.rows.map(({ cell }) => ({
    name: cell('Name'),
    status: cell('Status').split(','),
    roles: cell('Roles')
      .split(',')
      .filter((role) => role !== '' && role !== '<none>'),
  }));
};

/** The object of a row, with what the row says and no more. */
const objectOf = ({ name, status, roles }: Row): ClusterObject => {
  const isReady = status.includes('Ready');
  const conditions = status.includes('Unknown') ? [] : [{ type: 'Ready', status: isReady ? 'True' : 'False' }];
  return {
    kind: 'Node',
    metadata: { name, labels: Object.fromEntries(roles.map((role) => [`node-role.kubernetes.io/${role}`, ''])) },
    spec: status.includes('SchedulingDisabled') ? { unschedulable: true } : {},
    status: { conditions },
  };
};

/**
 * Reads of very many nodes what matters, instead of all of them: whether each is ready, closed, and of which roles, by the
 * server's own table; those in trouble by name, with what their kubelets say. Which are short of memory, disk or process
 * ids no column says: Prometheus does.
 * @throws NotCounted where one of the three can't be read, or very many are in trouble: then all have to be read
 */
export const readNodes =
  (fetchJson: FetchJson): ReadList =>
  async (_request, signal) => {
    const address = collectionAddress(modelOf('Node'));
    const within = { within: WITHIN, signal };
    const get = async (from: string, headers = {}): Promise<unknown> =>
      bounded(async (own) => fetchJson(from, 'GET', { signal: own, headers }, -1), within);
    try {
      const [table, pressure] = await Promise.all([
        get(`${address}?includeObject=None`, AS_TABLE),
        bounded(async (own) => fetchJson(queryAddress(PRESSURE), 'GET', { signal: own }, -1), {
          ...within,
          lane: QUERIES,
        }),
      ]);
      const rows = rowsOf(table);
      if (lostData(pressure).length > 0) throw new NotCounted('Prometheus answered in part');
      const pressed = new Set(parseSamples(pressure).map(({ labels }) => labels.node ?? ''));
      const troubled = rows.filter(({ name, status }) => !status.includes('Ready') || pressed.has(name));
      if (troubled.length > NAMED) throw new NotCounted('Too many nodes are in trouble');
      const read = await Promise.all(troubled.map(async ({ name }) => get(`${address}/${encodeURIComponent(name)}`)));
      const byName = new Map(read.map(record).map((node) => [text(record(node.metadata).name), node as ClusterObject]));
      const data = rows.map((row) => byName.get(row.name) ?? objectOf(row));
      return { data: data as readonly unknown[] as readonly K8sResourceCommon[], loaded: true };
    } catch (error) {
      signal.throwIfAborted();
      throw error instanceof NotCounted ? error : new NotCounted('The nodes can not be read in part', { cause: error });
    }
  };
