import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import type { Investigation } from '../../diagnosis/investigate';
import { makeWellAnswer } from '../../diagnosis/make-answer';
import { makeInvestigation } from '../../diagnosis/make-investigation';
import { message } from '../../message';
import type { StepResult } from '../../probes/step-result';
import { findRunbook } from '../../runbooks/catalogue';
import type { FilledRemedy } from '../../runbooks/remedy';
import { DoThisNow } from './DoThisNow';
import { FirstScreen } from './FirstScreen';
import WhatChanged from './WhatChanged';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const runbook = findRunbook('VirtControllerDown')!;
const WELL = { status: 'healthy', evidence: message('As it should be') } as const;

const resultsOf = (replicas: Partial<StepResult>): readonly StepResult[] =>
  runbook.steps.map((step): StepResult => ({
    stepId: step.id,
    observation: makeWellAnswer(step),
    verdict: WELL,
    command: { text: `oc get ${step.id}`, missing: [] },
    ...(step.id === 'replicas' ? replicas : {}),
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
const investigationOf = (replicas: Partial<StepResult>): Investigation =>
  makeInvestigation(runbook, resultsOf(replicas), { now: NOW });

const diagnosis = (): HTMLElement => screen.getByRole('region', { name: 'Diagnosis' });
const show = (replicas: Partial<StepResult>): void => {
  render(<FirstScreen investigation={investigationOf(replicas)} impact={message('No machine starts.')} />);
};

describe('the diagnosis', () => {
  it('says in its heading what is wrong, and under it the chain with the impact', () => {
    show(down());
    expect(within(diagnosis()).getByRole('heading', { level: 2 })).toHaveTextContent(
      /^virt-controller has 0 of 2 replicas ready/,
    );
    const links = within(diagnosis()).getAllByRole('listitem');
    expect(links.at(-1)).toHaveTextContent('No machine starts.');
    expect(within(diagnosis()).getByText(/of \d+ known causes are ruled out/)).toBeInTheDocument();
  });

  it('leads to the checks that show it, and leaves the address alone', async () => {
    const user = userEvent.setup();
    render(<div id="step-replicas" tabIndex={-1} />);
    Element.prototype.scrollIntoView = jest.fn();
    show(down());
    await user.click(within(diagnosis()).getByRole('button', { name: /^Why: \d+ checks? shows? it$/ }));
    expect(document.activeElement).toHaveAttribute('id', 'step-replicas');
  });

  it('is calm where all is well, and says nothing while it is read', () => {
    show({});
    expect(within(diagnosis()).getByRole('heading')).toHaveTextContent('virt-controller looks healthy now');
    expect(within(diagnosis()).queryByRole('listitem')).toBeNull();
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
  const draw = (remedies: readonly FilledRemedy[], replicas: Partial<StepResult> = down()): void => {
    render(
      <DoThisNow investigation={{ ...investigationOf(replicas), remedies }} evidence={<button>Evidence</button>} />,
    );
  };
  const steps = (): HTMLElement[] => screen.queryAllByRole('listitem');

  it('is three steps at most, with their commands, and in the end the evidence', () => {
    draw(['One', 'Two', 'Three', 'Four'].map((title) => remedy(title, `oc get ${title}`)));
    expect(steps().map(({ textContent }) => /One|Two|Three|Four/.exec(textContent)?.[0])).toEqual([
      'One',
      'Two',
      'Three',
    ]);
    expect(screen.getByText('oc get One')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Evidence' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Red Hat support cases' })).toBeInTheDocument();
  });

  it('says so where no remedy is known, and not while it is read', () => {
    draw([]);
    expect(screen.getByText(/^No remedy is known/)).toBeInTheDocument();
  });

  it('waits for the answers', () => {
    draw([], reading);
    expect(screen.queryByText(/^No remedy is known/)).toBeNull();
    expect(screen.getByText('Reading…')).toBeInTheDocument();
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
  const draw = (replicas: Partial<StepResult>): void => {
    render(<WhatChanged subject={runbook.subject} investigation={investigationOf(replicas)} />);
  };

  it('tells the moments with their times, and marks the first sign', () => {
    draw(down(conditions));
    const [moment] = within(screen.getByRole('list', { name: 'What changed' })).getAllByRole('listitem');
    expect(moment).toHaveTextContent('Deployment virt-controller: Available → False (MinimumReplicasUnavailable)');
    expect(moment).toHaveTextContent('2026-01-15T09:30:00.000Z');
    expect(moment).toHaveTextContent('First sign');
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
