import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseAllDocuments } from 'yaml';

import type { KubernetesObject } from '../../lab/scenario';
import { DEFINITIONS } from './at-hand';

/** The definitions that `build.sh` took from the operators' own modules. */
export const operatorsDefinitions = (): KubernetesObject[] =>
  JSON.parse(readFileSync(DEFINITIONS, 'utf8')) as KubernetesObject[];

/** Those of operators whose modules cannot be had: names, versions and columns, and any content. */
export const openDefinitions = (): KubernetesObject[] =>
  parseAllDocuments(readFileSync(join(__dirname, 'definitions/open.yaml'), 'utf8')).map(
    (document) => document.toJS() as KubernetesObject,
  );
