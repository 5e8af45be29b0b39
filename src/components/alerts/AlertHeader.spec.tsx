import {
  ActionServiceProvider,
  useAccessReview,
  useActiveNamespace,
  useActivePerspective,
  useK8sWatchResource,
  useResolvedExtensions,
} from '@openshift-console/dynamic-plugin-sdk';
import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { MemoryRouter, useLocation } from 'react-router';

import type { Alert } from '../../alerts/alert';
import { exampleAnswer, exampleRule } from '../../alerts/example-rules';
import { parseRules } from '../../alerts/parse-rules';
import { useHeldCase } from '../../hooks/useHeldCase';
import { OPEN_RUNBOOK } from '../../hooks/useOpenRunbook';
import { AlertDetails } from './AlertDetails';
import { AlertHeader, type AlertHeaderProps } from './AlertHeader';

const rule = exampleRule({
  name: 'VMCannotBeEvicted',
  query: 'kubevirt_vmi_non_evictable > 0',
  labels: { severity: 'warning' },
  alerts: [{ state: 'firing', activeAt: '2026-01-15T09:45:00Z', labels: { namespace: 'vms', name: 'web' } }],
});
const firing = parseRules(exampleAnswer(rule))[0]!;
const silenced: Alert = {
  ...firing,
  state: 'silenced',
  silencedBy: [
    { id: '7d4b', createdBy: 'kim', comment: 'upgrade', startsAt: '', endsAt: '2026-01-15T12:00:00Z', matchers: [] },
  ],
};

const Address = (): React.JSX.Element => {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{pathname + search}</output>;
};

const READING = { alerts: [], readAt: Date.parse('2026-01-15T10:00:00Z') };

/** The header with the place for what the checks know. */
const Head = ({ alert, ...over }: { readonly alert: Alert } & Partial<AlertHeaderProps>): React.JSX.Element => {
  const held = useHeldCase();
  const { name, labels, component } = alert;
  return (
    <AlertHeader
      name={name}
      labels={labels}
      component={component}
      alert={alert}
      reading={READING}
      held={held}
      {...over}
    />
  );
};

const show = (alert: Alert, over: Partial<AlertHeaderProps> = {}): void => {
  render(
    <MemoryRouter>
      <Head alert={alert} {...over} />
      <AlertDetails alert={alert} />
      <Address />
    </MemoryRouter>,
  );
};
const openMenu = async (user = userEvent.setup()): Promise<void> => {
  await user.click(screen.getByRole('button', { name: 'More actions' }));
};
const address = (): URL => new URL(screen.getByRole('status', { name: 'address' }).textContent, 'http://console');

const review = jest.mocked(useAccessReview);
const perspective = jest.mocked(useActivePerspective);
const provider = jest.mocked(ActionServiceProvider);
const namespace = jest.mocked(useActiveNamespace);
afterEach(() => {
  review.mockReset().mockReturnValue([true, false]);
  namespace.mockReset().mockReturnValue(['#ALL_NS#', () => undefined]);
  perspective.mockReset().mockReturnValue(['admin', () => undefined]);
});

describe('silencing', () => {
  /** The form of the console takes the cluster's Alertmanager for those who may read the rules of every project. */
  const mayRead = (everyProject: boolean, mayCreate: boolean): void => {
    review.mockImplementation(({ namespace }) => [namespace === '*' ? everyProject : mayCreate, false]);
  };

  test.each([
    ['This instance', true, firing.labels, undefined],
    ['Every instance of the alert', true, { alertname: 'VMCannotBeEvicted' }, undefined],
    ['Every instance of the alert', false, { alertname: 'VMCannotBeEvicted', namespace: 'vms' }, 'vms'],
  ] as const)('%s fills in the form of the console', async (choice, everyProject, matchers, activated) => {
    const user = userEvent.setup();
    const activate = jest.fn();
    namespace.mockReturnValue(['other', activate]);
    perspective.mockReturnValue(['virtualization-perspective', () => undefined]);
    mayRead(everyProject, true);
    show(firing);
    await user.click(screen.getByRole('button', { name: 'Silence' }));
    await user.click(screen.getByRole('menuitem', { name: new RegExp(`^${choice}`) }));
    expect(address().pathname).toBe('/virt-monitoring/silences/~new');
    expect(Object.fromEntries(address().searchParams)).toEqual(matchers);
    // The form silences in the active project.
    expect(activate.mock.calls).toEqual(activated === undefined ? [] : [[activated]]);
  });

  test.each([
    [true, 'alertmanagers', /monitoring-alertmanager-edit in openshift-monitoring/],
    [false, 'prometheusrules', /monitoring-rules-edit in project vms/],
  ])('those who may not are told which role they lack', async (everyProject, resource, role) => {
    const user = userEvent.setup();
    mayRead(everyProject, false);
    show(firing);
    expect(review).toHaveBeenCalledWith(expect.objectContaining({ resource, verb: 'create' }));
    expect(screen.queryByRole('button', { name: 'Silence' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Why can I not silence it?' }));
    expect(await screen.findByText(role)).toBeInTheDocument();
  });

  test('who may silence in the whole cluster is told what the form of the console asks for besides', async () => {
    const user = userEvent.setup();
    review.mockImplementation(({ resource }) => [resource === 'alertmanagers', false]);
    show(firing);
    await user.click(screen.getByRole('button', { name: 'Why can I not silence it?' }));
    expect(await screen.findByText(/cluster role monitoring-rules-view, for all projects/)).toBeInTheDocument();
  });

  test('a review without an answer does not keep the menu away for ever', () => {
    jest.useFakeTimers();
    review.mockImplementation(({ namespace }) => [namespace === '*', namespace !== '*']);
    show(firing);
    expect(screen.queryByRole('button', { name: 'Silence' })).toBeNull();
    act(() => {
      jest.advanceTimersByTime(30_000);
    });
    expect(screen.getByRole('button', { name: 'Silence' })).toBeInTheDocument();
    jest.useRealTimers();
  });

  test('an alert of another project is judged by its own project', () => {
    // As the SDK's does, this review keeps the answer to what it was asked first.
    review.mockImplementation(
      (asked) => useState<[boolean, boolean]>([asked.namespace === 'mine' && asked.verb === 'create', false])[0],
    );
    const of = (project: string): React.JSX.Element => (
      <MemoryRouter>
        <Head alert={{ ...firing, labels: { ...firing.labels, namespace: project } }} />
      </MemoryRouter>
    );
    const { rerender } = render(of('mine'));
    expect(screen.getByRole('button', { name: 'Silence' })).toBeInTheDocument();
    rerender(of('theirs'));
    expect(screen.queryByRole('button', { name: 'Silence' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Why can I not silence it?' })).toBeInTheDocument();
  });

  test('a silenced alert does not say that it was silenced when it began', () => {
    show(silenced);
    expect(document.body).toHaveTextContent(/Silenced firing since/);
    expect(screen.queryByText(/Silenced since/)).toBeNull();
  });

  test('a silenced alert says by whom and why, leads to the silence, and is not silenced again', () => {
    show(silenced);
    expect(screen.getByText(/Silenced by kim until .*: upgrade/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the silence' })).toHaveAttribute('href', '/monitoring/silences/7d4b');
    expect(screen.queryByRole('button', { name: 'Silence' })).toBeNull();
  });
});

describe("other plugins' actions", () => {
  const answer = (actions: unknown[]): void => {
    provider.mockImplementation(({ children }) =>
      children({ actions: actions as never, options: [], loaded: true, error: undefined }),
    );
  };
  afterEach(() => {
    answer([]);
  });

  test('are here as on the page of the console, without the one that leads here', async () => {
    const open = jest.fn();
    answer([
      { id: 'panel', label: 'Troubleshooting Panel', cta: open },
      { id: 'logs', label: 'Logs', cta: { href: '/monitoring/logs' } },
      { id: 'web', label: 'Elsewhere', cta: { href: 'https://example.com', external: true } },
      { id: OPEN_RUNBOOK, label: 'Open runbook', cta: jest.fn() },
    ]);
    const user = userEvent.setup();
    show(firing);
    await openMenu(user);
    expect(screen.getByRole('menuitem', { name: 'Elsewhere' })).toHaveAttribute('target', '_blank');
    expect(screen.queryByText('Open runbook')).toBeNull();
    await user.click(screen.getByRole('menuitem', { name: 'Troubleshooting Panel' }));
    expect(open).toHaveBeenCalledTimes(1);
    await openMenu(user);
    await user.click(screen.getByRole('menuitem', { name: 'Logs' }));
    expect(address().pathname).toBe('/monitoring/logs');
  });

  test.each([
    ['admin', 'alert-detail-toolbar-actions'],
    ['virtualization-perspective', 'alert-detail-toolbar-actions-virtualization-perspective'],
  ])('are those of perspective %s, and are given the alert as the console gives it', async (active, context) => {
    perspective.mockReturnValue([active, () => undefined]);
    show(firing);
    await openMenu();
    expect(provider.mock.lastCall?.[0].context).toEqual({
      [context]: {
        alert: expect.objectContaining({
          labels: firing.labels,
          state: 'firing',
          rule: expect.objectContaining({ id: firing.rule.id, name: 'VMCannotBeEvicted', type: 'alerting' }) as unknown,
        }) as unknown,
      },
    });
  });

  test('one that breaks takes nothing else with it', async () => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    provider.mockImplementation(() => {
      throw new Error('a plugin is broken');
    });
    show(firing);
    await openMenu();
    expect(screen.getByRole('heading', { name: 'VMCannotBeEvicted' })).toBeInTheDocument();
    expect(screen.getByRole('menuitem', { name: 'Open in Observe' })).toBeInTheDocument();
    quiet.mockRestore();
  });
});

describe('where the console may lack the monitoring pages', () => {
  const resolve = jest.mocked(useResolvedExtensions);
  afterEach(() => {
    resolve.mockReset().mockReturnValue([[], false, []]);
  });

  const page = (path: string | string[], exact?: boolean) => ({
    type: 'console.page/route',
    properties: { path, ...(exact === undefined ? {} : { exact }) },
  });
  const into = ['Open in Observe', 'Alerting rule', 'Query browser'];

  test.each([
    ['has them', [page('/monitoring')], true, 'admin', true],
    ['has the list alone', [page(['/elsewhere', '/monitoring/alerts'], true)], true, 'admin', true],
    ['has only pages beside it', [page('/monitoring', true), page('/monitoring/alerts/:id')], true, 'admin', false],
    ['has those of another perspective', [page('/monitoring')], true, 'virtualization-perspective', false],
    ['has those of a project', [page('/dev-monitoring/ns/:ns/alerts', true)], true, 'dev', true],
    ['has none', [], true, 'admin', false],
    ['is not known yet', [], false, 'admin', true],
  ])('a console that %s', async (_case, extensions, resolved, active, shown) => {
    perspective.mockReturnValue([active, () => undefined]);
    resolve.mockImplementation((predicate) => [
      extensions.filter((one) => predicate(one as never)) as never[],
      resolved,
      [],
    ]);
    show(firing);
    await openMenu();
    for (const name of into) expect(screen.queryAllByRole('menuitem', { name })).toHaveLength(shown ? 1 : 0);
    expect(screen.queryAllByRole('button', { name: 'Silence' })).toHaveLength(shown ? 1 : 0);
  });

  test('a silence is named without a link that leads nowhere', () => {
    resolve.mockReturnValue([[], true, []]);
    show(silenced);
    expect(screen.getByText(/Silenced by kim until .*: upgrade/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Open the silence' })).toBeNull();
  });
});

test('an alert about a virtual machine leads to it', () => {
  show(firing);
  expect(screen.getByText('Virtual machine')).toBeVisible();
  expect(screen.getByRole('link', { name: 'web' })).toHaveAttribute('href', '/vms/web');
});

test.each([
  ['is read', [{ metadata: { ownerReferences: [{ kind: 'VirtualMachineInstance', name: 'web' }] } }], 1],
  ['is gone', [], 0],
])('an alert about the pod of a virtual machine leads to that machine where the pod %s', (_case, pods, links) => {
  const watched = useK8sWatchResource as unknown as jest.Mock;
  const before = watched.getMockImplementation();
  watched.mockImplementation(() => [pods, true, undefined]);
  show({ ...firing, name: 'Other', labels: { namespace: 'vms', pod: 'virt-launcher-web-x7k2p' } });
  expect(screen.queryAllByText('Virtual machine')).toHaveLength(links);
  expect(watched).toHaveBeenLastCalledWith(
    expect.objectContaining({ namespace: 'vms', fieldSelector: 'metadata.name=virt-launcher-web-x7k2p' }),
  );
  watched.mockImplementation(before);
});

test('an alert about an operator names no virtual machine', () => {
  show({ ...firing, name: 'VirtControllerDown' });
  expect(screen.queryByText('Virtual machine')).not.toBeInTheDocument();
});

test('every label is there to be read, the last one too', () => {
  const more = Object.fromEntries(Array.from({ length: 12 }, (_label, index) => [`label_${String(index)}`, 'x']));
  show({ ...firing, labels: { ...more, last: 'here' } });
  fireEvent.click(screen.getByRole('button', { name: /^Alert details/ }));
  expect(screen.getByText('last=here')).toBeVisible();
});

describe('the small line', () => {
  const other = (name: string, over: Partial<Alert> = {}): Alert => ({
    ...firing,
    name,
    labels: { alertname: name },
    ...over,
  });
  const operator = { component: 'kubevirt', labels: { namespace: 'openshift-cnv' } };
  const own = { ...firing, ...operator, name: 'VirtControllerDown' };

  test('names the component, the namespace with its page, and what else fires of the component', () => {
    const alerts = ['VirtAPIDown', 'VirtOperatorDown', 'NoReadyVirtOperator', 'NoReadyVirtController'].map((name) =>
      other(name, { component: 'kubevirt' }),
    );
    show(own, { reading: { ...READING, alerts: [own, ...alerts] } });
    expect(screen.getByText('kubevirt')).toBeVisible();
    expect(screen.getByRole('link', { name: 'openshift-cnv' })).toBeVisible();
    expect(screen.getByText('Also firing of this component')).toBeVisible();
    expect(screen.getByRole('link', { name: 'NoReadyVirtController' })).toHaveAttribute(
      'href',
      expect.stringContaining('alertname=NoReadyVirtController'),
    );
    expect(screen.getByText(/and 2 more/)).toBeVisible();
  });

  test('says nothing of other alerts where none fires', () => {
    show(own, { reading: { ...READING, alerts: [own] } });
    expect(screen.queryByText(/^Also firing/)).toBeNull();
  });

  test('says when it was read, and calls an answer old that could not be renewed', () => {
    const { unmount } = render(
      <MemoryRouter>
        <Head alert={own} />
      </MemoryRouter>,
    );
    expect(document.body).toHaveTextContent(/live, read \d+ [a-z]+ ago/);
    unmount();
    const error = { state: 'failed', reason: 'HTTP 503', remedy: { text: 'Ask again.' } } as const;
    show(own, { reading: { ...READING, error } });
    expect(document.body).toHaveTextContent(/the alert is old, the checks are live: the alert was read \d+ [a-z]+ ago/);
    expect(document.body).not.toHaveTextContent(/live, read/);
  });
});

test('without the alert the address still tells its name and severity', () => {
  const { name, labels, component } = firing;
  const Without = (): React.JSX.Element => (
    <AlertHeader name={name} labels={labels} component={component} reading={READING} held={useHeldCase()} />
  );
  render(
    <MemoryRouter>
      <Without />
    </MemoryRouter>,
  );
  expect(screen.getByRole('heading', { name, level: 1 })).toBeVisible();
  expect(screen.getByText('Warning')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Download evidence' })).toBeDisabled();
});
