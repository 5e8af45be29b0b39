import { ResourceLink } from '@openshift-console/dynamic-plugin-sdk';

import { modelOf } from '../../probes/models';

/** A link to the page of a virtual machine. */
export const MachineLink = (machine: { readonly namespace: string; readonly name: string }): React.JSX.Element => {
  const { group, version, kind } = modelOf('VirtualMachine');
  return <ResourceLink inline groupVersionKind={{ group, version, kind }} {...machine} />;
};
