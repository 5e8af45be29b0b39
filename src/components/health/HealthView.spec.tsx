import { fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';

import { exampleAnswer, exampleRule } from '../../alerts/example-rules';
import { parseRules } from '../../alerts/parse-rules';
import { investigate } from '../../diagnosis/investigate';
import { planOf } from '../../diagnosis/plan';
import { healthOf, type Health } from '../../health/health';
import { HEALTH_CASE } from '../../health/steps';
import { message } from '../../message';
import { NO_ANSWERS } from '../../probes/answers';
import { HealthView } from './HealthView';
import { MissingRights } from './MissingRights';

const NOTHING_READ = investigate(planOf(HEALTH_CASE, NO_ANSWERS), NO_ANSWERS, { now: 0 });
const READING = healthOf(NOTHING_READ, { alerts: [], isKnown: 'reading', failing: [] });

const show = (health: Health): void => {
  render(
    <MemoryRouter>
      <HealthView health={health} investigation={NOTHING_READ} />
    </MemoryRouter>,
  );
};
const card = (title: string): HTMLElement => {
  const found = screen.getByRole('heading', { name: new RegExp(title) }).closest('li');
  if (found === null) throw new Error(`No card ${title}`);
  return found;
};

test('while it is read nothing is called well, broken or unknown', () => {
  show(READING);
  expect(screen.getByRole('status')).toHaveTextContent('Reading…');
  for (const name of ['Works', 'Does not work', 'Works in part']) {
    expect(screen.queryByRole('img', { name })).not.toBeInTheDocument();
  }
});

test('what does not work says why, with the component to go to and the alert that fires', () => {
  const alerts = parseRules(exampleAnswer(exampleRule({ name: 'VirtAPIDown' })));
  const reasons = [
    {
      sentence: message('virt-api has 0 of 2 replicas ready'),
      object: { model: 'Deployment', name: 'virt-api', namespace: 'cnv' } as const,
      alerts: [...alerts, ...alerts],
    },
  ];
  const capabilities = READING.capabilities.map(
    (one) => ({ ...one, state: 'not-working', isPending: false, reasons }) as const,
  );
  show({ ...READING, state: 'not-working', isPending: false, capabilities });
  expect(screen.getByRole('status')).toHaveTextContent('Degraded');
  const console = within(card('Console, VNC and SSH'));
  expect(console.getByRole('img', { name: 'Does not work' })).toBeInTheDocument();
  expect(console.getByText('virt-api has 0 of 2 replicas ready')).toBeInTheDocument();
  expect(console.getByRole('link', { name: 'virt-api' })).toBeInTheDocument();
  expect(console.getByRole('link', { name: 'VirtAPIDown' })).toHaveAttribute(
    'href',
    expect.stringContaining('alertname=VirtAPIDown'),
  );
});

test('what works says by which components', () => {
  const capabilities = READING.capabilities.map((one) => ({ ...one, state: 'working', isPending: false }) as const);
  show({ ...READING, capabilities });
  expect(card('Migrate machines')).toHaveTextContent('virt-api, virt-controller, virt-handler');
  expect(within(card('Migrate machines')).getByRole('img', { name: 'Works' })).toBeInTheDocument();
});

test('machines that nobody counts are not known, nor those on a node that does not answer', () => {
  show({
    ...READING,
    machines: { ...READING.machines, state: 'unknown', launchers: 3, notKnown: [{ node: 'worker-1', count: 1 }] },
  });
  const section = within(screen.getByRole('region', { name: 'Virtual machines' }));
  expect(section.getAllByText('Not known').length).toBeGreaterThan(4);
  expect(section.getByText(/3 pods of machines are in the phase Running/)).toBeInTheDocument();
  expect(section.getByText(/1 on a node that does not answer/)).toBeInTheDocument();
  expect(section.getByRole('link', { name: 'worker-1' })).toBeInTheDocument();
});

test('the rights that are missing stand in one place', () => {
  const missing = [
    { state: 'forbidden', verb: 'list', resource: 'deployments', group: 'apps', namespace: 'cnv', reason: '' },
    { state: 'forbidden', verb: 'list', resource: 'apiservices', group: 'apiregistration.k8s.io', reason: '' },
  ] as const;
  show({ ...READING, missing });
  expect(screen.getByText(/2 rights are missing/)).toBeInTheDocument();
});

test('the rights that are missing stay open while more is found out', () => {
  const right = { state: 'forbidden', verb: 'list', resource: 'deployments', group: 'apps', reason: '' } as const;
  const { rerender } = render(<MissingRights missing={[right]} />);
  fireEvent.click(screen.getByRole('button', { name: 'Which rights are missing' }));
  for (const missing of [[right, { ...right, resource: 'pods' }], [], [right]]) {
    rerender(<MissingRights missing={missing} />);
    if (missing.length > 0) expect(screen.getByText(/deployments/)).toBeVisible();
  }
});
