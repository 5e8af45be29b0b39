import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { makeAlert } from '../../alerts/make-alert';
import type { Investigation } from '../../diagnosis/investigate';
import { makeWellAnswer } from '../../diagnosis/make-answer';
import { makeInvestigation } from '../../diagnosis/make-investigation';
import { message } from '../../message';
import type { ClusterObject } from '../../probes/observation';
import type { Beside } from '../../timeline/beside';
import type { StepResult } from '../../probes/step-result';
import { findRunbook } from '../../runbooks/catalogue';
import type { FilledRemedy } from '../../runbooks/remedy';
import { DoThisNow } from './DoThisNow';
import { FirstScreen } from './FirstScreen';
import { Timeline } from './Timeline';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const runbook = findRunbook('VirtControllerDown')!;
const WELL = { status: 'healthy', evidence: message('As it should be') } as const;

const resultsOf = (
  replicas: Partial<StepResult>,
  others: Readonly<Record<string, Partial<StepResult>>>,
): readonly StepResult[] =>
  runbook.steps.map((step): StepResult => ({
    stepId: step.id,
    observation: makeWellAnswer(step),
    verdict: WELL,
    command: { text: `oc get ${step.id}`, missing: [] },
    ...(step.id === 'replicas' ? replicas : others[step.id]),
  }));

const down = (conditions: readonly object[] = []): Partial<StepResult> => ({
  observation: {
    state: 'found',
    data: {
      kind: 'objects',
      objects: [
        {
          kind: 'Deployment',
          metadata: { name: 'virt-controller', namespace: 'openshift-cnv' },
          spec: { replicas: 2 },
          status: { conditions },
        },
      ],
    },
  },
  verdict: { status: 'problem', evidence: message('0 of 2') },
});
const reading: Partial<StepResult> = {
  observation: { state: 'loading' },
  verdict: { status: 'unknown', evidence: message('Reading…'), pending: true },
};
const investigationOf = (
  replicas: Partial<StepResult>,
  others: Readonly<Record<string, Partial<StepResult>>> = {},
): Investigation => makeInvestigation(runbook, resultsOf(replicas, others), { now: NOW });

const problem = (...objects: readonly ClusterObject[]): Partial<StepResult> => ({
  observation: { state: 'found', data: { kind: 'objects', objects } },
  verdict: { status: 'problem', evidence: message('It is not well') },
});
const notReady = (reason: string) => ({ conditions: [{ type: 'Ready', status: 'False', reason }] });
/** A node without a network, and a pod of the workload on it. */
const noNetwork = {
  nodes: problem({
    kind: 'Node',
    metadata: { name: 'worker-1' },
    status: notReady('KubeletNotReady'),
  }),
  pods: problem({
    kind: 'Pod',
    metadata: { name: 'virt-controller-a', namespace: 'openshift-cnv', labels: { 'kubevirt.io': 'virt-controller' } },
    spec: { nodeName: 'worker-1', containers: [{ name: 'virt-controller' }] },
    status: { phase: 'Running', ...notReady('ContainersNotReady') },
  }),
};

const diagnosis = (): HTMLElement => screen.getByRole('region', { name: 'Diagnosis' });
const show = (replicas: Partial<StepResult>): void => {
  render(<FirstScreen investigation={investigationOf(replicas)} impact={{ says: message('No machine starts') }} />);
};

describe('the diagnosis', () => {
  it('says in its heading what is wrong, and under it the chain with the impact', async () => {
    show(down());
    expect(within(diagnosis()).getByRole('heading', { level: 2 })).toHaveTextContent(
      /^virt-controller has 0 of 2 replicas ready/,
    );
    const links = within(diagnosis()).getAllByRole('listitem');
    expect(links.at(-1)).toHaveTextContent('No machine starts');
    expect(await within(diagnosis()).findByText(/of \d+ known causes are ruled out/)).toBeInTheDocument();
  });

  it('says so where what was read does not say why, and leads to the first check that fails', async () => {
    const user = userEvent.setup();
    render(<div id="step-replicas" tabIndex={-1} />);
    Element.prototype.scrollIntoView = jest.fn();
    show(down());
    expect(await within(diagnosis()).findByText('The cause is not known')).toBeInTheDocument();
    expect(within(diagnosis()).queryByRole('button', { name: 'Why this is the cause' })).toBeNull();
    await user.click(within(diagnosis()).getByRole('button', { name: 'Compare the replicas of virt-controller' }));
    expect(document.activeElement).toHaveAttribute('id', 'step-replicas');
  });

  it('says how sure it is, and why, each sign with its checks', async () => {
    const user = userEvent.setup();
    render(<div id="step-nodes" tabIndex={-1} />);
    Element.prototype.scrollIntoView = jest.fn();
    render(<FirstScreen investigation={investigationOf(down(), noNetwork)} impact={undefined} />);
    expect(await within(diagnosis()).findByText(/^Likely cause: \d+ signs for it, none against$/)).toBeInTheDocument();
    await user.click(within(diagnosis()).getByRole('button', { name: 'Why this is the cause' }));
    const [sign] = within(await within(diagnosis()).findByRole('list', { name: 'Signs for it' })).getAllByRole(
      'listitem',
    );
    expect(sign).toHaveTextContent('Node worker-1');
    await user.click(within(sign!).getByRole('button', { name: 'Check the nodes' }));
    expect(document.activeElement).toHaveAttribute('id', 'step-nodes');
    expect(within(diagnosis()).getByText('Nothing that was read speaks against it.')).toBeInTheDocument();
  });

  it('is calm where all is well, and says what shows it', async () => {
    show({});
    expect(within(diagnosis()).getByRole('heading')).toHaveTextContent('virt-controller looks healthy now');
    const said = await within(diagnosis()).findByRole('list', { name: 'What the cluster says' });
    expect(said).toHaveTextContent('As it should be Compare the replicas of virt-controller');
    expect(within(diagnosis()).queryByText(/^Likely cause/)).toBeNull();
  });

  it('says nothing while it is read', () => {
    show(reading);
    expect(within(diagnosis()).getByRole('heading')).toHaveTextContent('Reading…');
    expect(diagnosis()).not.toHaveTextContent('healthy');
  });
});

const remedy = (title: string, command?: string): FilledRemedy => ({
  title: message(title),
  why: message('It helps.'),
  effect: 'reads-only',
  doneWhen: message('It is well.'),
  ...(command === undefined ? {} : { printed: { text: command, missing: [] } }),
});

describe('what to do now', () => {
  const draw = async (
    remedies: readonly FilledRemedy[],
    replicas: Partial<StepResult> = down(),
    more: Partial<Parameters<typeof DoThisNow>[0]> = {},
  ): Promise<void> => {
    render(
      <DoThisNow
        investigation={{ ...investigationOf(replicas), remedies }}
        evidence={<button>Evidence</button>}
        {...more}
      />,
    );
    // It is fetched once something was found.
    await act(async () => Promise.resolve());
  };
  const steps = async (): Promise<HTMLElement[]> => screen.findAllByRole('listitem');

  it('is three steps at most, with their commands, and in the end the evidence', async () => {
    await draw(['One', 'Two', 'Three', 'Four'].map((title) => remedy(title, `oc get ${title}`)));
    expect((await steps()).map(({ textContent }) => /One|Two|Three|Four/.exec(textContent)?.[0])).toEqual([
      'One',
      'Two',
      'Three',
    ]);
    expect(screen.getByText('oc get One')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Evidence' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Red Hat support cases' })).toBeInTheDocument();
  });

  it('says so where no remedy is known, and not while it is read', async () => {
    await draw([]);
    expect(await screen.findByText(/^No remedy is known/)).toBeInTheDocument();
  });

  it('waits for the answers', async () => {
    await draw([], reading);
    expect(screen.queryByText(/^No remedy is known/)).toBeNull();
    expect(screen.getByText('Reading…')).toBeInTheDocument();
  });

  it('says under it what ends the alert, what that reads now, and how long the alert stays then', async () => {
    const alert = makeAlert({
      rule: { id: '', name: 'A', query: 'rate(a[5m]) > 1', duration: 0, labels: {}, annotations: {} },
      state: 'firing',
      activeAt: '',
      labels: {},
      annotations: {},
    });
    const ending = { when: message('one pod is ready'), measuredBy: 'replicas', alert };
    await draw([remedy('One')], down(), { ending });
    expect(
      await screen.findByText(/^Mended when one pod is ready\. The alert then stops within about 6m\. Now: 0 of 2\.$/),
    ).toBeInTheDocument();
  });

  const restart = message('Deletes the pods.');

  it('offers the restart that the runbook advises where nothing says that it is useless, in the place of the third', async () => {
    await draw(
      ['One', 'Two', 'Three'].map((title) => remedy(title)),
      down(),
      { restart },
    );
    await screen.findByText(/^Restart the pods of virt-controller where its log shows/);
    expect(await steps()).toHaveLength(3);
  });

  it('says why not to restart where that would not help', async () => {
    await draw([], {}, { restart });
    expect(await screen.findByText('Do not restart virt-controller:')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Restart pods' })).toBeNull();
  });

  it('says that nothing is broken where the alert contradicts the cluster', async () => {
    const investigation = investigationOf({});
    const contradiction = { sentence: message('It is well'), because: [], stepIds: [] };
    const contradicted = { ...investigation, diagnosis: { ...investigation.diagnosis, contradiction } };
    await draw([], {}, { investigation: contradicted });
    expect((await steps())[0]).toHaveTextContent('Nothing that was read is broken.');
    expect(screen.queryByText(/^No remedy is known/)).toBeNull();
  });
});

describe('what changed', () => {
  const conditions = [
    {
      type: 'Available',
      status: 'False',
      reason: 'MinimumReplicasUnavailable',
      lastTransitionTime: '2026-01-15T09:30:00Z',
    },
  ];
  const draw = (replicas: Partial<StepResult>, beside: Beside = {}): void => {
    render(<Timeline investigation={investigationOf(replicas)} beside={beside} />);
  };

  it('tells the moments with their times, and marks the first sign', () => {
    draw(down(conditions));
    const [moment] = within(screen.getByRole('list', { name: 'What changed' })).getAllByRole('listitem');
    expect(moment).toHaveTextContent('Deployment virt-controller: Available → False (MinimumReplicasUnavailable)');
    expect(within(moment!).getByText(/09:30/)).toHaveAttribute('datetime', '2026-01-15T09:30:00.000Z');
    expect(moment).toHaveTextContent('First sign');
  });

  it('says how often it fired in one line, and what could not be read in another', () => {
    const history = {
      spans: [],
      times: { least: 4, most: 5 },
      total: 41 * 60_000,
      notEvaluated: 7_200_000,
      replicas: 2,
    };
    const forbidden = {
      state: 'forbidden',
      verb: 'list',
      resource: 'clusterserviceversions',
      group: 'operators.coreos.com',
      namespace: 'openshift-cnv',
      reason: '',
    } as const;
    draw(down(conditions), { history: { state: 'found', data: history }, versions: forbidden });
    expect(screen.getByText('Fired 4 to 5 times in 7 days, 41m in all; not evaluated for 2h')).toBeInTheDocument();
    expect(screen.getByText(/^Not read, so that something may be missing here/)).toHaveTextContent(
      'Installed versions (You may not list clusterserviceversions.operators.coreos.com in namespace openshift-cnv)',
    );
  });

  it('says so where nothing is known of a change', () => {
    draw({});
    expect(screen.getByText('Nothing that was read says that something changed.')).toBeInTheDocument();
  });

  it('shows what is older when asked', async () => {
    const user = userEvent.setup();
    const old = [{ ...conditions[0], lastTransitionTime: '2026-01-01T09:30:00Z' }];
    draw({ ...down(old), verdict: WELL });
    expect(screen.queryByRole('list')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show all 1' }));
    expect(screen.getByRole('listitem')).toHaveTextContent('Available → False');
  });
});
