import { useK8sWatchResources } from '@openshift-console/dynamic-plugin-sdk';
import { render, screen } from '@testing-library/react';

import { NotInstalled } from './NotInstalled';

const watched = useK8sWatchResources as unknown as jest.Mock;

test.each([
  ['the cluster has no such kind', { loaded: false, data: [], loadError: new Error('Model does not exist') }, true],
  ['it is still being read', { loaded: false, data: [] }, false],
  ['it may not be read', { loaded: false, data: [], loadError: { code: 403, message: 'forbidden' } }, false],
  ['there is one', { loaded: true, data: [{ metadata: { name: 'kubevirt' } }] }, false],
])('%s', (_case, kubevirt, says) => {
  watched.mockReturnValue({ kubevirt });
  render(<NotInstalled />);
  expect(screen.queryByText('OpenShift Virtualization is not installed on this cluster') !== null).toBe(says);
});
