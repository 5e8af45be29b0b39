import { contradictionOf } from '../../diagnosis/contradiction';
import { fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';

import { whyNotRead } from '../../diagnosis/coverage';
import type { Investigation } from '../../diagnosis/investigate';
import { makeWellAnswer } from '../../diagnosis/make-answer';
import { makeInvestigation } from '../../diagnosis/make-investigation';
import { message } from '../../message';
import type { StepResult, Verdict } from '../../probes/step-result';
import { findRunbook } from '../../runbooks/catalogue';
import type { Step } from '../../runbooks/runbook';
import Findings from './Findings';
import { RunbookBody } from './RunbookBody';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const runbook = findRunbook('VirtControllerDown')!;

const healthy: Verdict = { status: 'healthy', evidence: message('As it should be') };
const reading: Verdict = { status: 'unknown', evidence: message('Reading…'), pending: true };
const forbidden: Verdict = { status: 'unknown', evidence: message('You may not list nodes in the whole cluster') };
const down: Verdict = {
  status: 'problem',
  evidence: message('{{name}} has 0 of 2 replicas ready', { name: 'virt-controller' }),
};

const noneReady: StepResult['observation'] = {
  state: 'found',
  data: {
    kind: 'objects',
    objects: [
      {
        kind: 'Deployment',
        metadata: { name: 'virt-controller', namespace: 'openshift-cnv' },
        spec: { replicas: 2 },
        status: {},
      },
    ],
  },
};

const observationOf = (step: Step, verdict: Verdict): StepResult['observation'] => {
  if (verdict === reading) return { state: 'loading' };
  if (verdict === forbidden) return { state: 'forbidden', verb: 'list', resource: 'nodes', group: '', reason: 'no' };
  return verdict === down ? noneReady : makeWellAnswer(step);
};

const resultsOf = (verdicts: Readonly<Record<string, Verdict>>, otherwise: Verdict): readonly StepResult[] =>
  runbook.steps.map((step): StepResult => {
    const { id } = step;
    const verdict = verdicts[id] ?? otherwise;
    const command = { text: `oc get ${id}`, missing: [] };
    return { stepId: id, observation: observationOf(step, verdict), verdict, command };
  });
const investigate = (verdicts: Readonly<Record<string, Verdict>>, otherwise: Verdict): Investigation =>
  makeInvestigation(runbook, resultsOf(verdicts, otherwise), { now: NOW });
const draw = (investigation?: Investigation): void => {
  render(
    <MemoryRouter>
      <RunbookBody runbook={runbook} {...(investigation === undefined ? {} : { investigation })} />
    </MemoryRouter>,
  );
};
const drawFindings = ({ steps, diagnosis, subject }: Investigation): void => {
  render(<Findings steps={steps} found={diagnosis} component={subject} />);
};
const findings = (): HTMLElement => screen.getByRole('region', { name: 'What we found' });
const diagnosis = (): HTMLElement => screen.getByRole('region', { name: 'Diagnosis' });

describe('what was found', () => {
  it('lists problems before what could not be read, and nothing that is well', () => {
    drawFindings(investigate({ nodes: forbidden, replicas: down }, healthy));
    const said = within(findings())
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('virt-controller has 0 of 2 replicas ready');
    expect(said[1]).toContain('You may not list nodes');
    expect(findings()).not.toHaveTextContent('looks healthy');
  });

  it('calls the component healthy when every step is', () => {
    drawFindings(investigate({}, healthy));
    expect(findings()).toHaveTextContent('virt-controller looks healthy');
  });

  it('says that the alert contradicts a healthy component, and why, and nothing in green', () => {
    const well = investigate({}, healthy);
    const contradiction = contradictionOf(
      [],
      { ruleError: 'many-to-many matching' },
      { name: 'virt-controller', readySince: undefined, now: NOW },
    );
    drawFindings({ ...well, diagnosis: { ...well.diagnosis, contradiction } });
    expect(findings()).toHaveTextContent('its metric contradicts the cluster');
    expect(findings()).toHaveTextContent('cannot evaluate the rule, and the alert stays as it was: many-to-many');
    expect(findings()).not.toHaveTextContent('Success alert');
  });

  it.each<[string, Investigation]>([
    ['while a step is read', investigate({ replicas: reading }, healthy)],
    ['where a step could not be read', investigate({ nodes: forbidden }, healthy)],
    ['where nothing was asked', makeInvestigation(runbook, [], { now: NOW })],
  ])('does not call it healthy %s', (_when, investigation) => {
    drawFindings(investigation);
    expect(findings()).not.toHaveTextContent('looks healthy');
  });
});

describe('RunbookBody', () => {
  it('announces what was found', () => {
    draw(investigate({ replicas: down }, healthy));
    expect(within(diagnosis()).getByRole('heading')).toHaveTextContent('virt-controller has 0 of 2 replicas ready');
    expect(within(diagnosis()).getByRole('heading')).toHaveAttribute('aria-live', 'polite');
  });

  it('says of a list that comes page by page how much has come, and judges nothing', () => {
    const soFar = { state: 'loading', soFar: 500 } as const;
    const verdict: Verdict = { status: 'unknown', evidence: whyNotRead(soFar), pending: true };
    const results = resultsOf({ nodes: verdict }, reading).map((result) =>
      result.stepId === 'nodes' ? { ...result, observation: soFar } : result,
    );
    draw(makeInvestigation(runbook, results, { now: NOW }));
    expect(screen.getByText('Reading… 500 so far')).toBeInTheDocument();
    expect(screen.queryByRole('img', { name: 'Healthy' })).toBeNull();
  });

  it('has headings in order, steps numbered, and every id once', () => {
    draw(investigate({}, healthy));
    fireEvent.click(screen.getByRole('button', { name: 'Troubleshoot: the 13 steps in their order' }));
    const levels = screen
      .getAllByRole('heading')
      .map(({ tagName, textContent }) => ({ level: Number(tagName[1]), textContent }));
    expect(levels.filter(({ level }) => level === 2).map(({ textContent }) => textContent)).toEqual([
      'virt-controller looks healthy now',
      'Do this now',
      'Checks',
      'Known causes',
      'Runbook',
    ]);
    expect(levels.every(({ level }, index) => index === 0 || level <= (levels[index - 1]?.level ?? 1) + 1)).toBe(true);
    expect(
      screen.getByRole('heading', { name: '2. Compare the replicas of virt-controller', level: 3 }),
    ).toBeInTheDocument();
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it.each<[string, string, Investigation]>([
    ['Nodes are down', 'Unknown', investigate({ nodes: forbidden }, healthy)],
    ['Nodes are down', 'Ruled out', investigate({}, healthy)],
    ['The image cannot be pulled', 'Unknown', investigate({ pods: forbidden }, healthy)],
  ])('says beside the known cause "%s": %s, and why', async (title, label, investigation) => {
    draw(investigation);
    for (const fold of screen.getAllByRole('button', { name: /known causes are ruled out|more are unknown/ }))
      await userEvent.click(fold);
    const item = within(screen.getByRole('region', { name: 'Known causes' }))
      .getAllByRole('listitem')
      .find(({ textContent }) => textContent.includes(title))!;
    expect(within(item).getByText(label)).toBeInTheDocument();
    expect(item).toHaveTextContent(label === 'Unknown' ? 'You may not list nodes' : 'Every node of its pods is ready');
  });

  it('folds the known causes that are ruled out, and says how many they are', async () => {
    draw(investigate({}, healthy));
    const resolution = screen.getByRole('region', { name: 'Known causes' });
    expect(resolution).not.toHaveTextContent('Nodes are down');
    const fold = within(resolution).getByRole('button', { name: /^\d+ known causes are ruled out/ });
    await userEvent.click(fold);
    const listed = within(resolution).getAllByText('Ruled out');
    expect(fold).toHaveTextContent(`${listed.length} known causes`);
    expect(resolution).toHaveTextContent('Nodes are down');
  });

  it('lists the causes that the evidence supports first', () => {
    const starved: StepResult['observation'] = {
      state: 'found',
      data: {
        kind: 'objects',
        objects: [
          {
            metadata: { name: 'virt-controller-6f7c9d8b5-x2k4p', namespace: 'openshift-cnv' },
            status: {
              phase: 'Pending',
              conditions: [
                {
                  type: 'PodScheduled',
                  status: 'False',
                  reason: 'Unschedulable',
                  message: '0/6 nodes are available: 6 Insufficient memory.',
                },
              ],
            },
          },
        ],
      },
    };
    const all = resultsOf({}, healthy).map((result) =>
      result.stepId === 'pods' ? { ...result, observation: starved } : result,
    );
    draw(makeInvestigation(runbook, all, { now: NOW }));
    const [first] = within(screen.getByRole('region', { name: 'Known causes' })).getAllByRole('listitem');
    expect(first).toHaveTextContent(/Fits.*The cluster is short of memory.*6 Insufficient memory/);
  });

  it('marks the command that changes the cluster', async () => {
    const fixable = findRunbook('KubemacpoolDown')?.resolution.fix ?? {
      kind: 'delete-pods' as const,
      namespace: '{{namespace}}',
      selector: { app: 'kubemacpool' },
      warning: message('The pods are made anew.'),
    };
    const command = { text: 'oc -n openshift-cnv delete pods -l app=kubemacpool', missing: [] };
    render(
      <RunbookBody
        runbook={{ ...runbook, resolution: { ...runbook.resolution, fix: fixable } }}
        investigation={{ ...investigate({}, healthy), fix: { command } }}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Description, reason and resolution' }));
    const resolution = screen.getByRole('region', { name: 'Resolution' });
    expect(await within(resolution).findByText('This changes the cluster')).toBeInTheDocument();
    expect(within(resolution).getByText(command.text)).toBeInTheDocument();
    expect(within(resolution).getByText(/every pod of the workload at once/)).toBeInTheDocument();
  });

  it('can be read without running anything', () => {
    draw();
    expect(screen.queryByRole('region', { name: 'Checks' })).not.toBeInTheDocument();
    expect(screen.getByRole('heading', { name: '1. Find the namespace' })).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Resolution' })).toBeInTheDocument();
    expect(screen.queryByText('Healthy')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Copy/ })).not.toBeInTheDocument();
  });

  it('writes what stands between backticks as code', () => {
    draw();
    expect(screen.getAllByText('status', { selector: 'code *' }).length).toBeGreaterThan(0);
  });
});
