import { modelNamed } from '../probes/models';
import type { ObjectReference } from './fact';

type Labels = Readonly<Record<string, string>>;

/** What labels of series name, by who writes them: node-exporter behind its relabelling, the HyperConverged operator. */
const NAMING: readonly ((labels: Labels) => readonly ObjectReference[])[] = [
  // Of others `instance` is an address.
  ({ job = '', instance = '' }) =>
    job === 'node-exporter' && instance !== '' ? [{ model: 'Node', name: instance }] : [],
  // CDI, of the profile that it makes of each class.
  ({ storageclass = '' }) => (storageclass === '' ? [] : [{ model: 'StorageProfile', name: storageclass }]),
  ({ component_name: component = '' }) => {
    const [kind = '', name = ''] = component.split('/');
    const model = modelNamed(kind);
    return model === undefined || name === '' ? [] : [{ model, name }];
  },
];

/** The objects that the labels of a sample name. */
export const objectsOfLabels = (labels: Labels): readonly ObjectReference[] => NAMING.flatMap((read) => read(labels));
