import { record, text } from '../unknown-value';

/** What a virtual machine's page hands to a tab. */
export interface TabProps {
  /** What the watch of the machine gave; a Status without a name where it answered with an error. */
  readonly obj?: unknown;
  /** The parts of the page's address: `ns` and `name` (kubevirt-plugin). */
  readonly params?: unknown;
}

/** The machine whose tab this is: by the machine itself, else by the address; `undefined` where neither names it. */
export const machineOfTab = ({
  obj,
  params,
}: TabProps): { readonly namespace: string; readonly name: string } | undefined => {
  const { metadata } = record(obj);
  const [own, address] = [record(metadata), record(params)];
  const places = [
    { namespace: text(own.namespace), name: text(own.name) },
    { namespace: text(address.ns), name: text(address.name) },
  ];
  return places.find(({ namespace, name }) => namespace !== '' && name !== '');
};
