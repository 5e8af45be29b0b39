import {
  consoleFetchJSON,
  useAccessReview,
  useActiveNamespace,
  useK8sWatchResources,
} from '@openshift-console/dynamic-plugin-sdk';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router';

import { exampleSent } from '../alerts/example-alertmanager';
import { exampleAnswer, exampleRule } from '../alerts/example-rules';
import { forgetAnswers } from '../hooks/usePoll';
// Fetched here already: it comes at once when it is opened.
import '../components/alerts/Expression';
import AlertPage from './AlertPage';
import AlertsPage from './AlertsPage';
import RunbookPage from './RunbookPage';

const asked = consoleFetchJSON as unknown as jest.Mock<Promise<unknown>, [url: string]>;
const review = jest.mocked(useAccessReview);
const namespace = jest.mocked(useActiveNamespace);
const activate = jest.fn();
const watched = useK8sWatchResources as unknown as jest.Mock<unknown, [requests: object]>;

interface Instance {
  readonly namespace?: string;
  readonly pod?: string;
  readonly name?: string;
  readonly status?: string;
}

const rules = (name: string, instances: readonly Instance[], runbookUrl = ''): object => {
  const annotations = { summary: 'No running virt-controller was detected.', runbook_url: runbookUrl };
  return exampleAnswer(
    exampleRule({
      name,
      annotations,
      alerts: instances.map((labels) => ({
        labels: { alertname: name, severity: 'critical', kubernetes_operator_part_of: 'kubevirt', ...labels },
        annotations,
        state: 'firing',
        activeAt: '2026-01-15T09:45:00Z',
      })),
    }),
  );
};

const answer = (rulesAnswer: () => Promise<unknown>): void => {
  asked.mockImplementation(async (url) => {
    if (url.includes('/rules')) return rulesAnswer();
    if (url.includes('/silences') || url.includes('/v2/alerts')) return Promise.resolve([]);
    return Promise.resolve({ status: 'success', data: { resultType: 'vector', result: [] } });
  });
};

const open = (address: string): void => {
  render(
    <MemoryRouter initialEntries={[address]}>
      <Routes>
        <Route path="/virtualization/monitoring/alerts" element={<AlertsPage />} />
        <Route path="/virtualization/monitoring/alerts/:ruleID" element={<AlertPage />} />
        <Route path="/virtualization/monitoring/runbooks/:alertname" element={<RunbookPage />} />
      </Routes>
    </MemoryRouter>,
  );
};
const ALERTS = '/virtualization/monitoring/alerts';

afterEach(() => {
  sessionStorage.clear();
});
const RUNBOOKS = '/virtualization/monitoring/runbooks';

describe('AlertPage', () => {
  it('shows a firing alert with its runbook', async () => {
    answer(async () => Promise.resolve(rules('VirtControllerDown', [{ namespace: 'openshift-cnv' }])));
    open(`${ALERTS}/1?alertname=VirtControllerDown`);
    expect(await screen.findByText('Critical')).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'VirtControllerDown', level: 1 })).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Checks' })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Silence' })).toBeInTheDocument();
  });

  it.each([
    ['its own labels', 'namespace=openshift-cnv&severity=critical'],
    ['what Alertmanager puts beside them', 'namespace=openshift-cnv&openshift_io_alert_source=platform&prometheus=x'],
  ])("opens by the list's address with a name and %s, as in a notification", async (_labels, labels) => {
    const instances = [{ namespace: 'openshift-cnv' }, { namespace: 'kubevirt' }];
    answer(async () => Promise.resolve(rules('VirtControllerDown', instances)));
    open(`${ALERTS}?alertname=VirtControllerDown&${labels}`);
    expect(await screen.findByText('Firing')).toBeInTheDocument();
    await userEvent.setup().click(screen.getByRole('button', { name: /^Alert details/ }));
    expect(screen.getByText('namespace=openshift-cnv')).toBeInTheDocument();
    expect(screen.queryByText(/Several instances/)).toBeNull();
  });

  describe('a rule that its administrator renamed', () => {
    const renamed = (rule: Partial<ReturnType<typeof exampleRule>>): object => {
      const labels = { severity: 'warning', kubernetes_operator_part_of: 'kubevirt' };
      const instance = { labels, annotations: {}, state: 'firing', activeAt: '2026-01-15T09:45:00Z' };
      return exampleAnswer(exampleRule({ name: 'NightShift', labels, annotations: {}, alerts: [instance], ...rule }));
    };
    const URL = 'https://kubevirt.io/monitoring/runbooks/VMCannotBeEvicted';
    const ofMachine = { severity: 'warning', namespace: 'vms', name: 'web' };

    it.each([
      [
        'the runbook that it names',
        { annotations: { runbook_url: URL } },
        'No operator ships a rule NightShift. Its annotation runbook_url names VMCannotBeEvicted, whose runbook this is.',
      ],
      [
        'its expression, however it is written',
        { query: "sum by(namespace, cron_name) (kubevirt_cdi_dataimportcron_outdated{pending='false'}) > 5" },
        'No operator ships a rule NightShift. It has the expression of CDIDataImportCronOutdated, whose runbook this is.',
      ],
    ])('is known by %s', async (_by, rule, says) => {
      answer(async () => Promise.resolve(renamed(rule)));
      open(`${ALERTS}/1?alertname=NightShift`);
      expect(await screen.findByText(says)).toBeInTheDocument();
      expect(await screen.findByRole('region', { name: 'Checks' })).toBeInTheDocument();
      expect(screen.queryByText(/There is no runbook/)).toBeNull();
    });

    it('has the general checks where neither is known', async () => {
      answer(async () => Promise.resolve(renamed({ query: 'up == 0' })));
      open(`${ALERTS}/1?alertname=NightShift&kubernetes_operator_component=ssp-operator`);
      expect(await screen.findByText(/There is no runbook for this alert here yet/)).toBeInTheDocument();
      expect(screen.queryByText(/whose runbook this is/)).toBeNull();
    });

    it('is on the list, without a label of the operators', async () => {
      const annotations = { runbook_url: URL };
      const instance = { labels: ofMachine, annotations, state: 'firing', activeAt: '2026-01-15T09:45:00Z' };
      answer(async () => Promise.resolve(renamed({ labels: {}, annotations, alerts: [instance] })));
      open(ALERTS);
      expect(await screen.findByRole('link', { name: 'NightShift' })).toBeInTheDocument();
    });
  });

  it('says that an alert has stopped, and still has its runbook', async () => {
    answer(async () => Promise.resolve(rules('SSPDown', [])));
    open(`${ALERTS}/1?alertname=SSPDown`);
    expect(await screen.findByText(/This alert is not firing/)).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Checks' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Go to the alerts that fire' })).toHaveAttribute('href', ALERTS);
  });

  it.each([
    ['is not among those that are evaluated', rules('VirtControllerDown', []), /its rule is not evaluated/],
    ['is gone with all others', exampleAnswer(), /its rule is not evaluated/],
    ['fails', exampleAnswer(exampleRule({ name: 'SSPDown', alerts: [], health: 'err' })), /its rule fails/],
    ['may be missing', { ...rules('SSPDown', []), warnings: ['no such host'] }, /alerts may be missing/],
  ])('does not say that an alert has stopped whose rule %s', async (_name, rulesAnswer, says) => {
    answer(async () => Promise.resolve(rulesAnswer));
    open(`${ALERTS}/1?alertname=SSPDown`);
    expect(await screen.findByText(says)).toBeInTheDocument();
    expect(screen.queryByText(/This alert is not firing/)).toBeNull();
  });

  it('says of a firing alert that its rule fails, and why', async () => {
    const failing = exampleRule({ health: 'err', lastError: 'many-to-many matching not allowed' });
    answer(async () => Promise.resolve(exampleAnswer(failing)));
    open(`${ALERTS}/1?alertname=VirtControllerDown`);
    expect(await screen.findByText(/many-to-many matching not allowed/)).toBeInTheDocument();
    expect(screen.getByText(/go on firing although all is well/)).toBeInTheDocument();
  });

  it('has the failing rule in the evidence', async () => {
    const user = userEvent.setup();
    const failing = exampleRule({ health: 'err', lastError: 'many-to-many matching not allowed' });
    answer(async () => Promise.resolve(exampleAnswer(failing)));
    open(`${ALERTS}/1?alertname=VirtControllerDown`);
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(screen.getByRole('menuitem', { name: 'Copy summary' }));
    await waitFor(async () => {
      expect(await navigator.clipboard.readText()).toContain('Its rule fails');
    });
  });

  it('keeps what an alert was when it stops, says when that was, and knows it still after loading anew', async () => {
    const user = userEvent.setup();
    let instances: readonly Instance[] = [{ namespace: 'openshift-cnv' }];
    answer(async () => Promise.resolve(rules('VirtControllerDown', instances)));
    const address = `${ALERTS}/1?alertname=VirtControllerDown`;
    open(address);
    expect(await screen.findByText('Firing')).toBeInTheDocument();
    instances = [];
    forgetAnswers();
    cleanup();
    open(address);
    expect(await screen.findByText('Not firing')).toBeInTheDocument();
    expect(document.body).toHaveTextContent(/Not firing stopped \d+ s ago/);
    expect(screen.getByText('Critical')).toBeInTheDocument();
    await userEvent.setup().click(screen.getByRole('button', { name: /^Alert details/ }));
    expect(screen.getByText('namespace=openshift-cnv')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'More actions' }));
    expect(screen.queryByRole('menuitem', { name: 'Open in Observe' })).toBeNull();
  });

  it('says of an alert that nobody here saw that when it stopped is not known', async () => {
    answer(async () => Promise.resolve(rules('VirtControllerDown', [])));
    open(`${ALERTS}/1?alertname=VirtControllerDown&severity=critical`);
    expect(await screen.findByText(/when it stopped was not seen here/)).toBeInTheDocument();
    expect(screen.getByText('Critical')).toBeInTheDocument();
  });

  describe('while the rules can not be read', () => {
    const down = async (): Promise<unknown> => Promise.reject(Object.assign(new Error('HTTP 503'), { code: 503 }));
    const labels = { alertname: 'VirtControllerDown', severity: 'critical', kubernetes_operator_part_of: 'kubevirt' };

    it('shows what Alertmanager knows, and since when', async () => {
      answer(down);
      const others = asked.getMockImplementation();
      asked.mockImplementation(async (url) =>
        url.includes('/v2/alerts') ? Promise.resolve([exampleSent({ labels })]) : others?.(url),
      );
      open(`${ALERTS}/1?alertname=VirtControllerDown`);
      expect(await screen.findByText('Firing')).toBeInTheDocument();
      expect(document.body).toHaveTextContent(/Firing since \d+ (s|min|h|days) ago/);
      expect(screen.getByText('The alerts could not be read')).toBeInTheDocument();
      expect(document.body).toHaveTextContent('its rule could not be read, the checks are live');
    });

    it('keeps the severity of the address, and what was last seen', async () => {
      answer(async () => Promise.resolve(rules('VirtControllerDown', [{ namespace: 'openshift-cnv' }])));
      const address = `${ALERTS}/1?alertname=VirtControllerDown&severity=critical`;
      open(address);
      expect(await screen.findByText('Firing')).toBeInTheDocument();
      cleanup();
      forgetAnswers();
      answer(down);
      open(address);
      expect(await screen.findByText('State not known')).toBeInTheDocument();
      expect(document.body).toHaveTextContent(/State not known seen \d+ s ago, since \d+ (min|h|days) ago/);
      expect(screen.getByText('Critical')).toBeInTheDocument();
    });
  });

  it('offers the instances where several fit, and neither waits nor calls the alert gone', async () => {
    const instances = [{ namespace: 'openshift-cnv' }, { namespace: 'kubevirt' }];
    answer(async () => Promise.resolve(rules('VirtControllerDown', instances)));
    open(`${ALERTS}/1?alertname=VirtControllerDown`);
    expect(await screen.findByText(/Several instances fit this address/)).toBeInTheDocument();
    const targets = screen
      .getAllByRole('link', { name: 'VirtControllerDown' })
      .map((link) => link.getAttribute('href'));
    expect(targets).toEqual([
      expect.stringContaining('namespace=openshift-cnv'),
      expect.stringContaining('namespace=kubevirt'),
    ]);
    expect(screen.queryByText(/This alert is not firing/)).not.toBeInTheDocument();
  });

  it.each([
    ['as an older release ships it', 'kubevirt_cdi_operator_up == 0', 'CDIOperatorDown', false],
    ['changed by its administrator', 'cluster:kubevirt_cdi_operator_up:sum < 2', 'CDIOperatorDown', true],
    ['as it is shipped', 'cluster:kubevirt_cdi_operator_up:sum == 0', 'CDIOperatorDown', false],
  ])('shows the expression of the rule that is loaded: %s', async (_what, query, name, isChanged) => {
    answer(async () => Promise.resolve(exampleAnswer(exampleRule({ name, query }))));
    open(`${ALERTS}/1?alertname=${name}`);
    await userEvent.setup().click(await screen.findByRole('button', { name: /^Alert details/ }));
    expect(await screen.findByText(query)).toBeInTheDocument();
    expect(screen.queryAllByText(/No release that this page knows ships this expression/)).toHaveLength(
      isChanged ? 1 : 0,
    );
  });

  describe('with five thousand instances', () => {
    const instances = Array.from({ length: 5_000 }, (_, index) => ({ namespace: 'vms', name: `vm-${index}` }));
    beforeEach(() => {
      answer(async () => Promise.resolve(rules('VMCannotBeEvicted', instances)));
    });

    it('shows the one that the address names', async () => {
      open(`${ALERTS}/1?alertname=VMCannotBeEvicted&namespace=vms&name=vm-4711`);
      expect(await screen.findByText('Firing')).toBeInTheDocument();
      await userEvent.setup().click(screen.getByRole('button', { name: /^Alert details/ }));
      expect(screen.getByText('name=vm-4711')).toBeInTheDocument();
      expect(screen.queryByText(/Several instances/)).toBeNull();
    });

    it('says where the others are when the address fits all of them', async () => {
      open(`${ALERTS}/1?alertname=VMCannotBeEvicted`);
      const others = await screen.findByRole('link', { name: '20 of 5000 stand here: search the list for others' });
      expect(others).toHaveAttribute('href', `${ALERTS}?view=alerts&name=VMCannotBeEvicted`);
      expect(screen.getAllByRole('link', { name: 'VMCannotBeEvicted' })).toHaveLength(20);
      expect(screen.getByRole('region', { name: 'Checks' })).toBeInTheDocument();
    });
  });

  it.each(['starting', 'terminating'])(
    'shows the one of two instances about one machine that the address names: %s',
    async (status) => {
      const instances = ['starting', 'terminating'].map((each) => ({ namespace: 'vms', name: 'web', status: each }));
      answer(async () => Promise.resolve(rules('VirtualMachineStuckOnNode', instances)));
      open(`${ALERTS}/1?alertname=VirtualMachineStuckOnNode&namespace=vms&name=web&status=${status}`);
      await userEvent.setup().click(await screen.findByRole('button', { name: /^Alert details/ }));
      expect(screen.getByText(`status=${status}`)).toBeInTheDocument();
      const other = status === 'starting' ? 'terminating' : 'starting';
      expect(screen.queryByText(`status=${other}`)).toBeNull();
      expect(screen.queryByText(/Several instances fit this address/)).toBeNull();
    },
  );

  describe('of one project', () => {
    beforeEach(() => {
      review.mockReturnValue([false, false]);
      namespace.mockReturnValue(['vms', activate]);
      answer(async () => Promise.resolve(rules('VirtControllerDown', [])));
    });
    afterEach(() => {
      review.mockReturnValue([true, false]);
      namespace.mockReturnValue(['#ALL_NS#', () => undefined]);
    });

    it('does not call an alert stopped that may be in another', async () => {
      open(`${ALERTS}/1?alertname=VirtControllerDown`);
      expect(await screen.findByText(/Whether this alert fires is not known/)).toBeInTheDocument();
      expect(screen.queryByText(/This alert is not firing/)).toBeNull();
      expect(screen.getByRole('navigation', { name: 'Projects' })).toBeInTheDocument();
    });

    it('says that one is not known which its address places there, and makes that project the active one', async () => {
      open(`${ALERTS}/1?alertname=SSPDown&namespace=shop`);
      expect(
        await screen.findByText(/This alert is not known in this project: it has stopped, or/),
      ).toBeInTheDocument();
      expect(activate).toHaveBeenCalledWith('shop');
    });

    it('opens an alert whose rule may not be read, with what Alertmanager knows of it', async () => {
      const labels = { alertname: 'VMCannotBeEvicted', severity: 'warning', namespace: 'vms', name: 'web' };
      answer(async () => Promise.resolve(exampleAnswer()));
      const others = asked.getMockImplementation();
      asked.mockImplementation(async (url) =>
        url.includes('/v2/alerts') ? Promise.resolve([exampleSent({ labels })]) : others?.(url),
      );
      open(`${ALERTS}/-?alertname=VMCannotBeEvicted&namespace=vms&name=web`);
      expect(await screen.findByText(/its rule could not be read/)).toBeInTheDocument();
      expect(document.body).toHaveTextContent(/Firing since/);
      // Alertmanager's link to the graph names the expression.
      await userEvent.setup().click(screen.getByRole('button', { name: /^Alert details/ }));
      expect(await screen.findByText('up{job="x"} == 0')).toBeInTheDocument();
      expect(screen.queryByRole('link', { name: 'Open in Observe' })).toBeNull();
      expect(screen.queryByRole('link', { name: 'Alerting rule' })).toBeNull();
    });

    it('leaves the active project as it is where that of the address could not be read', async () => {
      activate.mockClear();
      asked.mockRejectedValue(Object.assign(new Error('Forbidden'), { code: 403 }));
      open(`${ALERTS}/1?alertname=VirtControllerDown&namespace=openshift-cnv`);
      expect(await screen.findByText('The alerts could not be read')).toBeInTheDocument();
      expect(activate).not.toHaveBeenCalled();
    });
  });

  it('says of a firing alert that its silences could not be read', async () => {
    answer(async () => Promise.resolve(rules('VirtControllerDown', [{ namespace: 'openshift-cnv' }])));
    const known = asked.getMockImplementation();
    asked.mockImplementation(async (url) =>
      url.includes('/alertmanager')
        ? Promise.reject(Object.assign(new Error('Forbidden'), { code: 403 }))
        : known?.(url),
    );
    open(`${ALERTS}/1?alertname=VirtControllerDown`);
    expect(await screen.findByText(/some of these alerts may be silenced\) could not be read/)).toBeInTheDocument();
  });

  it('says why the alerts could not be read, and looks at the cluster all the same', async () => {
    answer(async () => Promise.reject(Object.assign(new Error('Forbidden'), { code: 403 })));
    open(`${ALERTS}/1?alertname=VirtControllerDown&namespace=openshift-cnv`);
    expect(await screen.findByText('The alerts could not be read')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Checks' })).toBeInTheDocument();
    expect(watched).toHaveBeenCalled();
  });

  it.each([
    { url: 'https://example.com/runbooks/SomeNewAlert', linked: true },
    { url: 'javascript:alert(1)', linked: false },
  ])('shows the published runbook $url: a link only for the web', async ({ url, linked }) => {
    answer(async () => Promise.resolve(rules('SomeNewAlert', [{}], url)));
    open(`${ALERTS}/1?alertname=SomeNewAlert`);
    expect(await screen.findByText(/Published runbook:/)).toHaveTextContent(url);
    expect(screen.queryAllByRole('link', { name: url })).toHaveLength(linked ? 1 : 0);
  });
});

describe('RunbookPage', () => {
  it('can be read at once, and runs its checks on demand', async () => {
    const user = userEvent.setup();
    watched.mockClear();
    open(`${RUNBOOKS}/VirtControllerDown`);
    // Before it was fetched there is nothing to run.
    expect(screen.queryByRole('button', { name: 'Run checks' })).toBeNull();
    expect(await screen.findByRole('region', { name: 'Troubleshoot' })).toBeInTheDocument();
    // Whether OpenShift Virtualization is there at all is looked at, and nothing else.
    const asked = (): string[] => watched.mock.calls.flatMap(([requests]) => Object.keys(requests));
    expect(new Set(asked())).toEqual(new Set(['kubevirt']));
    await user.click(screen.getByRole('button', { name: 'Run checks' }));
    expect(await screen.findByRole('region', { name: 'Diagnosis' })).toBeInTheDocument();
    expect(new Set(asked()).size).toBeGreaterThan(1);
    // The button is gone: who works by keyboard stands at what it brought.
    expect(within(screen.getByRole('region', { name: 'Diagnosis' })).getByRole('heading', { level: 2 })).toHaveFocus();
  });

  it('says what an alert about one machine was that no release raises any more, and has nothing to run', async () => {
    open(`${RUNBOOKS}/KubevirtVmHighMemoryUsage`);
    expect(await screen.findByText('This release has no such alert any more')).toBeInTheDocument();
    expect(screen.queryByText(/There is no runbook/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Run checks' })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'virt-operator' })).toBeNull();
  });

  it('resolves the title of the old document', async () => {
    open(`${RUNBOOKS}/KubeMacPoolDown`);
    expect(screen.getByRole('heading', { name: 'KubemacpoolDown', level: 1 })).toBeInTheDocument();
    expect(await screen.findByRole('region', { name: 'Troubleshoot' })).toBeInTheDocument();
  });

  it('says that a name is not known, as text', () => {
    open(`${RUNBOOKS}/${encodeURIComponent('<b>x</b>')}`);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('<b>x</b>');
    expect(screen.getByRole('link', { name: 'Go to the runbooks' })).toHaveAttribute('href', RUNBOOKS);
  });
});
