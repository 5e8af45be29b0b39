import { record } from '../unknown-value';

/**
 * `isVisible` of the tab of a virtual machine (kubevirt-plugin, `kubevirt.tab/horizontalNav`): not while the machine is
 * being made up, as in the catalogue's review, where nothing can be known about it. The API server gives each object
 * that it keeps a uid. Where the watch of the machine failed its Status stands in its place: the machine is there.
 */
const virtualMachineExists = ({ obj }: { readonly obj?: unknown }): boolean => {
  const { kind, metadata } = record(obj);
  const { uid } = record(metadata);
  return (typeof uid === 'string' && uid !== '') || kind === 'Status';
};

export default virtualMachineExists;
