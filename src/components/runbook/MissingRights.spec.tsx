import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { message } from '../../message';
import type { StepResult } from '../../probes/step-result';
import { MissingRights } from './MissingRights';

const resultOf = (resource: string): StepResult => ({
  stepId: resource,
  observation: { state: 'forbidden', verb: 'list', group: '', resource, namespace: 'openshift-cnv', reason: 'no' },
  verdict: { status: 'unknown', evidence: message('No') },
  command: { text: 'oc get', missing: [] },
});

test('one box names what may not be read and the role, and copies a request', async () => {
  const user = userEvent.setup();
  const resources = ['pods', 'events', 'leases', 'services', 'endpoints', 'pods'];
  render(<MissingRights about="VirtAPIDown" results={resources.map(resultOf)} />);
  expect(screen.getAllByRole('heading')).toHaveLength(1);
  expect(screen.getByText('You may not list pods in namespace openshift-cnv')).toBeVisible();
  expect(screen.getByText('and 1 more')).toBeVisible();
  expect(screen.getByText('The cluster role cluster-reader allows it.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Copy a request for an administrator' }));
  expect(await navigator.clipboard.readText()).toContain('oc create role virtualization-alerts-virtapidown');
});

test('where all may be read there is none', () => {
  const { container } = render(<MissingRights about="VirtAPIDown" results={[]} />);
  expect(container).toBeEmptyDOMElement();
});
