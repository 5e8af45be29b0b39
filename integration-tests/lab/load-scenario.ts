import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { parse, parseAllDocuments } from 'yaml';

import { applyChanges, type Change } from './faults/changes';
import { derive } from './faults/derive';
import { changedMetrics, derivedMetrics } from './faults/derived-metrics';
import { Draft } from './faults/draft';
import { isFields } from './kubernetes/read-field';
import { withMoreNodes } from './more-nodes';
import type { FaultDescription, KubernetesObject, MetricDescription, ObjectKey, Scenario } from './scenario';
import { shiftTimes } from './shift-times';
import { keyOf, keyText } from './world-state';

const isKubernetesObject = (value: unknown): value is KubernetesObject =>
  isFields(value) &&
  typeof value.apiVersion === 'string' &&
  typeof value.kind === 'string' &&
  isFields(value.metadata) &&
  typeof value.metadata.name === 'string';

const objectsOfDocument = (value: unknown, file: string): KubernetesObject[] => {
  if (value === null || value === undefined) return [];
  if (isFields(value) && value.kind === 'List' && Array.isArray(value.items))
    return value.items.flatMap((item) => objectsOfDocument(item, file));
  if (isKubernetesObject(value)) return [value];
  throw new Error(`${file}: a document has no apiVersion, kind or metadata.name`);
};

const readObjects = (file: string): KubernetesObject[] =>
  parseAllDocuments(readFileSync(file, 'utf8')).flatMap((document) => {
    const [error] = document.errors;
    if (error) throw new Error(`${file}: ${error.message}`);
    return objectsOfDocument(document.toJS(), file);
  });

const filesIn = (folder: string, endings: string[]): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => endings.some((ending) => name.endsWith(ending)))
        .sort()
        .map((name) => join(folder, name))
    : [];

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => join(folder, entry.name))
    : [];

const readLogs = (folder: string): Map<string, string> => {
  const logs = new Map<string, string>();
  for (const namespace of foldersIn(folder))
    for (const pod of foldersIn(namespace))
      for (const file of filesIn(pod, ['.log'])) {
        const key = [basename(namespace), basename(pod), basename(file, '.log')].join('/');
        logs.set(key, readFileSync(file, 'utf8'));
      }
  return logs;
};

const readYaml = (file: string): unknown =>
  existsSync(file) ? parse(readFileSync(file, 'utf8'), { merge: true }) : undefined;

const readAsList = <Item>(file: string): Item[] => (readYaml(file) as Item[] | null | undefined) ?? [];

/** A scenario as its files have it, its time stamps not moved. */
const readScenario = (folder: string): Scenario => {
  const fault = readYaml(join(folder, 'fault.yaml')) as FaultDescription | undefined;
  return {
    name: basename(folder),
    ...(fault && { fault }),
    objects: filesIn(join(folder, 'manifests'), ['.yaml', '.yml']).flatMap(readObjects),
    deleted: readAsList<ObjectKey>(join(folder, 'deleted.yaml')),
    logs: readLogs(join(folder, 'logs')),
    metrics: readAsList<MetricDescription>(join(folder, 'metrics.yaml')),
  };
};

/** The base is large and every fault is told by what differs from it: read once a process. */
const bases = new Map<string, Scenario>();

/** The base beside a fault's folder; nothing where there is none. */
const readBase = (folder: string): Scenario => {
  if (!existsSync(folder)) return { name: '', objects: [], deleted: [], logs: new Map(), metrics: [] };
  const read = bases.get(folder) ?? readScenario(folder);
  bases.set(folder, read);
  return read;
};

/** What a fault's own files and its changes make of the base, and what follows from that. */
const completeFault = (folder: string, own: Scenario, moreNodes: number): Scenario => {
  const base = withMoreNodes(readBase(join(folder, '..', '..', 'base')), moreNodes);
  const draft = new Draft(base);
  for (const key of own.deleted) draft.remove(key);
  for (const object of own.objects) draft.written.add(keyText(keyOf(draft.apply(object))));
  applyChanges(draft, readAsList<Change>(join(folder, 'changes.yaml')));
  derive(draft);
  return {
    ...own,
    ...draft.difference(),
    logs: new Map([...draft.logs, ...own.logs]),
    metrics: [...changedMetrics(base, draft.all()), ...draft.metrics, ...own.metrics],
  };
};

const shiftAll = <Value>(value: Value, moment: Date): Value => {
  if (typeof value === 'string') return shiftTimes(value, moment) as Value;
  if (Array.isArray(value)) return value.map((item: unknown) => shiftAll(item, moment)) as Value;
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shiftAll(field, moment)])) as Value;
};

/** What a fault says of itself, its cluster unread. */
export const describeFault = (folder: string): FaultDescription =>
  readYaml(join(folder, 'fault.yaml')) as FaultDescription;

/**
 * A scenario read from its folder (the layout is described in `scenario.ts`), its time stamps moved to the given
 * moment. Throws with the file's name when a manifest cannot be read, with the fault's when a change cannot be made.
 * @param moreNodes workers that the base has besides, each with its virt-handler
 */
export const loadScenario = (folder: string, moment: Date, moreNodes = 0): Scenario => {
  if (!existsSync(folder)) throw new Error(`No scenario at ${folder}`);
  const isFault = existsSync(join(folder, 'fault.yaml'));
  const scenario = isFault
    ? completeFault(folder, readScenario(folder), moreNodes)
    : withMoreNodes(readBase(folder), moreNodes);
  const derived = isFault ? [] : derivedMetrics(scenario.objects);
  return {
    ...scenario,
    objects: shiftAll(scenario.objects, moment),
    logs: new Map([...scenario.logs].map(([name, log]) => [name, shiftTimes(log, moment)])),
    metrics: [...derived, ...scenario.metrics],
  };
};
