import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { message } from '../../message';
import { fillProbe } from '../../probes/fill-probe';
import type { ClusterObject, Evidence, Observation } from '../../probes/observation';
import type { Probe } from '../../probes/probe';
import type { Expectation } from '../../probes/expectation';
import type { FilledStep } from '../../runbooks/runbook';
import ProbeResult from './ProbeResult';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const NAMESPACE = 'openshift-cnv';

const stepOf = (probe: Probe, expectation: Expectation = { kind: 'exists', atLeast: 1 }): FilledStep => ({
  id: 'step',
  title: message('The step'),
  text: message('Look.'),
  probe: fillProbe(probe, { namespace: NAMESPACE }),
  expectation,
});
const podStep = stepOf({
  kind: 'list',
  model: 'Pod',
  namespace: '{{namespace}}',
  selector: { 'kubevirt.io': 'virt-controller' },
  show: 'table',
});
const draw = (step: FilledStep, observation: Observation<Evidence>): void => {
  render(<ProbeResult step={step} observation={observation} now={NOW} />);
};
const objects = (...found: ClusterObject[]): Observation<Evidence> => ({
  state: 'found',
  data: { kind: 'objects', objects: found },
});

const crashing = (name: string): ClusterObject => ({
  metadata: { name, namespace: NAMESPACE, uid: name, creationTimestamp: '2026-01-15T07:00:00Z' },
  spec: { nodeName: 'worker-1', containers: [{ name: 'virt-controller' }] },
  status: {
    phase: 'Running',
    containerStatuses: [
      { name: 'virt-controller', ready: false, restartCount: 7, state: { waiting: { reason: 'CrashLoopBackOff' } } },
    ],
  },
});

describe('ProbeResult', () => {
  it.each<[string, FilledStep, Observation<Evidence>, RegExp]>([
    ['loading', podStep, { state: 'loading' }, /Reading…/],
    ['empty', podStep, { state: 'empty' }, /No Pod matches kubevirt\.io=virt-controller/],
    [
      'forbidden',
      podStep,
      { state: 'forbidden', verb: 'list', resource: 'pods', group: '', namespace: NAMESPACE, reason: 'User may not' },
      /You may not list pods in namespace openshift-cnv/,
    ],
    [
      'missing API',
      podStep,
      { state: 'missing-api', group: 'kubevirt.io', resource: 'kubevirts' },
      /The list of Pod could not be read/,
    ],
    ['failed', podStep, { state: 'failed', reason: 'gateway timeout', remedy: message('Wait.') }, /gateway timeout/],
  ])('says %s', (_state, step, observation, says) => {
    draw(step, observation);
    expect(screen.getByText(says)).toBeInTheDocument();
  });

  it('shows those first that are not ready, where the pods are many, and says how many these are', () => {
    const ready = (name: string): ClusterObject => ({
      ...crashing(name),
      status: { phase: 'Running', conditions: [{ type: 'Ready', status: 'True' }] },
    });
    const many = Array.from({ length: 2_000 }, (_nothing, index) =>
      index % 1_000 === 999 ? crashing(`handler-${String(index)}`) : ready(`handler-${String(index)}`),
    );
    draw(podStep, objects(...many));
    const names = screen.getAllByRole('row').map((row) => row.textContent);
    expect(names[1]).toContain('handler-999');
    expect(names[2]).toContain('handler-1999');
    expect(names[3]).toContain('handler-0');
    expect(
      screen.getByText('20 of 2000 pods are shown, 2 of them all are not ready: those come first.'),
    ).toBeInTheDocument();
  });

  it('draws pods with the columns of oc, each linked', () => {
    draw(podStep, objects(crashing('virt-controller-7d4b8c-x2x9p')));
    const row = screen.getByRole('row', { name: /virt-controller-7d4b8c-x2x9p/ });
    expect(within(row).getByRole('link')).toHaveAttribute('href', `/${NAMESPACE}/virt-controller-7d4b8c-x2x9p`);
    const cells = within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
    expect(cells).toEqual(['virt-controller-7d4b8c-x2x9p', '0/1', 'CrashLoopBackOff', '7', '3h', 'worker-1']);
  });

  it('shows twenty pods at a time', async () => {
    const user = userEvent.setup();
    draw(podStep, objects(...Array.from({ length: 45 }, (_, index) => crashing(`virt-handler-${index}`))));
    expect(screen.getAllByRole('link')).toHaveLength(20);
    expect(screen.queryByText('virt-handler-20')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /next page/i }));
    expect(screen.getByText('virt-handler-20')).toBeInTheDocument();
  });

  it('draws a Deployment as replicas and conditions, its YAML without managed fields on request', async () => {
    const user = userEvent.setup();
    const metadata = {
      name: 'virt-controller',
      namespace: NAMESPACE,
      uid: 'd',
      managedFields: [{ manager: 'virt-operator' }],
    };
    const deployment: ClusterObject = {
      metadata,
      spec: { replicas: 2 },
      status: {
        updatedReplicas: 2,
        conditions: [{ type: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable', message: 'None.' }],
      },
    };
    draw(
      stepOf({ kind: 'get', model: 'Deployment', namespace: NAMESPACE, name: 'virt-controller', show: 'yaml' }),
      objects(deployment),
    );
    expect(screen.getByText('0 of 2 ready, 0 available, 2 up to date')).toBeInTheDocument();
    expect(
      screen.getByRole('row', { name: /Available False - MinimumReplicasUnavailable None\./ }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/replicas: 2/)).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^YAML/ }));
    expect(screen.getByText(/replicas: 2/)).not.toHaveTextContent('managedFields');
  });

  it('draws who holds fields of an object, where the step asks for that', () => {
    const fieldsV1 = { 'f:spec': { 'f:replicas': {} } };
    const object: ClusterObject = {
      metadata: {
        name: 'kubevirt',
        uid: 'k',
        managedFields: [
          { manager: 'kubectl-edit', operation: 'Update', time: '2026-01-15T09:48:00Z', fieldsV1 },
          { manager: 'argocd-controller', operation: 'Apply', fieldsV1 },
        ],
      },
    };
    draw(stepOf({ kind: 'get', model: 'KubeVirt', name: 'kubevirt', show: 'writers' }), objects(object));
    const table = within(screen.getByRole('grid', { name: 'Writers of kubevirt' }));
    expect(table.getByRole('row', { name: /kubectl-edit Update 12m spec.replicas/ })).toBeVisible();
    expect(table.getByRole('row', { name: /argocd-controller Apply not recorded spec.replicas/ })).toBeVisible();
  });

  it('draws a Lease by its holder and its last renewal', () => {
    const lease: ClusterObject = {
      metadata: { name: 'virt-operator', namespace: NAMESPACE },
      spec: {
        holderIdentity: 'virt-operator-5f_1',
        renewTime: '2026-01-15T09:48:00.000000Z',
        leaseDurationSeconds: 15,
      },
    };
    draw(
      stepOf({ kind: 'get', model: 'Lease', namespace: NAMESPACE, name: 'virt-operator', show: 'status' }),
      objects(lease),
    );
    expect(screen.getByText('virt-operator-5f_1')).toBeInTheDocument();
    expect(screen.getByText('12m ago')).toBeInTheDocument();
    expect(screen.getByText('15 s')).toBeInTheDocument();
  });

  it('keeps healthy nodes closed and the others open', () => {
    const node = (name: string, ready: string): ClusterObject => ({
      metadata: { name, uid: name },
      status: { conditions: [{ type: 'Ready', status: ready, reason: 'Kubelet', message: `${name} speaks` }] },
    });
    draw(
      stepOf({ kind: 'list', model: 'Node', show: 'table' }),
      objects(node('worker-0', 'True'), node('worker-1', 'Unknown')),
    );
    expect(screen.getByText('worker-1 speaks')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Healthy: worker-0' })).toHaveAttribute('aria-expanded', 'false');
  });

  it('gives every part of two drawings of one object an id of its own', () => {
    const deployment = objects({ metadata: { name: 'virt-api', uid: 'same' } });
    const step = stepOf({ kind: 'get', model: 'Deployment', name: 'virt-api', show: 'yaml' });
    const { container } = render(
      <>
        <ProbeResult step={step} observation={deployment} now={NOW} />
        <ProbeResult step={step} observation={deployment} now={NOW} />
      </>,
    );
    const ids = [...container.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('writes samples in their unit, the greatest first and NaN last', () => {
    const samples = [
      { labels: { pod: 'virt-api-a' }, value: 0.125 },
      { labels: { pod: 'virt-api-b' }, value: NaN },
      { labels: { pod: 'virt-api-c' }, value: 0.84 },
    ];
    draw(stepOf({ kind: 'metric', query: 'up', unit: 'ratio', by: ['pod'] }), {
      state: 'found',
      data: { kind: 'samples', samples },
    });
    const rows = screen
      .getAllByRole('row')
      .slice(1)
      .map(({ textContent }) => textContent);
    expect(rows).toEqual(['virt-api-c84 %', 'virt-api-a12.5 %', 'virt-api-bNaN']);
  });

  it('sums events by their reason, and draws each with how often it happened and who reports it when asked', async () => {
    const event = {
      metadata: { name: 'e1', uid: 'e1' },
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off restarting failed container',
      count: 41,
      lastTimestamp: '2026-01-15T09:55:00Z',
      source: { component: 'kubelet' },
      involvedObject: { kind: 'Pod', name: 'virt-controller-a' },
    };
    draw(stepOf({ kind: 'events', namespace: NAMESPACE }), {
      state: 'found',
      data: { kind: 'events', events: [event] },
    });
    expect(screen.getByText('BackOff ×41, 5m ago')).toBeVisible();
    await userEvent.setup().click(screen.getByRole('button', { name: /^Show the 1 event/ }));
    expect(
      screen.getByRole('row', {
        name: '5m Warning BackOff virt-controller-a kubelet Back-off restarting failed container (41 times)',
      }),
    ).toBeInTheDocument();
  });
});
