import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { parse, parseAllDocuments } from 'yaml';

import { isFields } from './kubernetes/read-field';
import { REFERENCE_TIME } from './scenario';
import type { FaultDescription, KubernetesObject, MetricDescription, ObjectKey, Scenario } from './scenario';

const RFC3339 = /\b(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)/g;
const KLOG = /^([IWEF])(\d\d)(\d\d) (\d\d:\d\d:\d\d)(?=\.\d+ )/gm;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** klog writes no year: a month after the reference's is last year's. */
const klogYear = (month: number): number => {
  const reference = new Date(REFERENCE_TIME);
  return reference.getUTCFullYear() - (month > reference.getUTCMonth() + 1 ? 1 : 0);
};

/**
 * Text with its RFC 3339 and klog time stamps moved so that REFERENCE_TIME becomes the given moment. Whole seconds
 * are moved, so fractions stay as they are written; RFC 3339 stamps come out in UTC.
 */
export const shiftTimes = (text: string, moment: Date): string => {
  const shift = Math.floor((moment.getTime() - Date.parse(REFERENCE_TIME)) / 1000) * 1000;
  return text
    .replace(RFC3339, (_, seconds: string, fraction: string | undefined, zone: string) => {
      const shifted = new Date(Date.parse(`${seconds}${zone}`) + shift);
      return `${shifted.toISOString().slice(0, 19)}${fraction ?? ''}Z`;
    })
    .replace(KLOG, (...[, level, month, day, clock]: string[]) => {
      const shifted = new Date(
        Date.parse(`${klogYear(Number(month))}-${month ?? ''}-${day ?? ''}T${clock ?? ''}Z`) + shift,
      );
      const date = `${twoDigits(shifted.getUTCMonth() + 1)}${twoDigits(shifted.getUTCDate())}`;
      return `${level ?? ''}${date} ${shifted.toISOString().slice(11, 19)}`;
    });
};

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

const readObjects = (file: string, moment: Date): KubernetesObject[] =>
  parseAllDocuments(shiftTimes(readFileSync(file, 'utf8'), moment)).flatMap((document) => {
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

const readLogs = (folder: string, moment: Date): Map<string, string> => {
  const logs = new Map<string, string>();
  for (const namespace of foldersIn(folder))
    for (const pod of foldersIn(namespace))
      for (const file of filesIn(pod, ['.log'])) {
        const key = [basename(namespace), basename(pod), basename(file, '.log')].join('/');
        logs.set(key, shiftTimes(readFileSync(file, 'utf8'), moment));
      }
  return logs;
};

const readYaml = (file: string): unknown => (existsSync(file) ? parse(readFileSync(file, 'utf8')) : undefined);

/**
 * A scenario read from its folder (the layout is described in `scenario.ts`), its time stamps moved to the given
 * moment. Throws with the file's name when a manifest cannot be read.
 */
export const loadScenario = (folder: string, moment: Date): Scenario => {
  if (!existsSync(folder)) throw new Error(`No scenario at ${folder}`);
  const fault = readYaml(join(folder, 'fault.yaml')) as FaultDescription | undefined;
  return {
    name: basename(folder),
    ...(fault && { fault }),
    objects: filesIn(join(folder, 'manifests'), ['.yaml', '.yml']).flatMap((file) => readObjects(file, moment)),
    deleted: (readYaml(join(folder, 'deleted.yaml')) as ObjectKey[] | null | undefined) ?? [],
    logs: readLogs(join(folder, 'logs'), moment),
    metrics: (readYaml(join(folder, 'metrics.yaml')) as MetricDescription[] | null | undefined) ?? [],
  };
};
