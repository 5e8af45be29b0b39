import { fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';

import { exampleAnswer, exampleRule } from '../alerts/example-rules';
import { parseRules } from '../alerts/parse-rules';
import { readView, type ListView } from '../alerts/filter';
import { exampleReading } from '../hooks/example-reading';
import type { AlertsReading } from '../hooks/useAlerts';
import type { StepResult } from '../probes/step-result';
import { makeWellAnswer } from '../diagnosis/make-answer';
import { makeInvestigation } from '../diagnosis/make-investigation';
import { inEnglish } from '../message';
import { findRunbook } from '../runbooks/catalogue';
import { AlertsView } from './alerts/AlertsView';
import { CommandBlock } from './command/CommandBlock';
// Fetched here already: it comes at once when it is opened.
import './runbook/Findings';
import { RunbookBody } from './runbook/RunbookBody';

const NOW = Date.parse('2026-01-15T10:00:00Z');

const alerts = (count: number, labels: Record<string, string> = {}): AlertsReading['alerts'] =>
  parseRules(
    exampleAnswer(
      exampleRule({
        name: 'VMCannotBeEvicted',
        labels: { severity: 'warning' },
        alerts: Array.from({ length: count }, (_item, index) => ({
          state: 'firing',
          activeAt: '2026-01-15T09:00:00Z',
          labels: { name: `vm-${String(index)}`, ...labels },
        })),
      }),
    ),
  );

const reading = exampleReading;

const showList = (given: AlertsReading, view: ListView = readView(new URLSearchParams('view=alerts'))): jest.Mock => {
  const onChange = jest.fn();
  render(
    <MemoryRouter>
      <AlertsView reading={given} view={view} onChange={onChange} now={NOW} />
    </MemoryRouter>,
  );
  return onChange;
};

const FORBIDDEN = {
  state: 'forbidden',
  verb: 'get',
  resource: 'prometheuses/api',
  group: 'monitoring.coreos.com',
  namespace: 'openshift-monitoring',
  reason: 'Forbidden (user=kim)',
} as const;

describe('the list', () => {
  test('is a skeleton while it is read', () => {
    showList(reading({ loaded: false }));
    expect(screen.getByRole('status', { name: 'Reading the alerts' })).toBeInTheDocument();
  });

  test('that is forbidden names the permission, what the server said, the role to ask for, and tries again', () => {
    const retry = jest.fn();
    showList(reading({ loaded: false, error: FORBIDDEN, retry }));
    expect(
      screen.getByText(/You may not get prometheuses\/api.monitoring.coreos.com in namespace openshift-monitoring/),
    ).toBeInTheDocument();
    expect(screen.getByText('Forbidden (user=kim)')).toBeInTheDocument();
    expect(screen.getByText(/cluster-monitoring-view/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retry).toHaveBeenCalledTimes(1);
  });

  test('keeps its rows when a later reading fails, and says how old they are', () => {
    showList(reading({ alerts: alerts(1), error: FORBIDDEN, readAt: NOW - 90_000 }));
    expect(screen.getByText('These are the alerts of 90s ago')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'VMCannotBeEvicted' })).toBeInTheDocument();
  });

  test('of nothing is good news', () => {
    showList(reading({}));
    expect(screen.getByRole('heading', { name: 'No virtualization alert is firing' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Go to the runbooks' })).toHaveAttribute(
      'href',
      '/virtualization/monitoring/runbooks',
    );
  });

  test('of nothing that fits says so, and clears the filters', () => {
    const onChange = showList(
      reading({ alerts: alerts(1) }),
      readView(new URLSearchParams('view=alerts&name=ssp&page=2')),
    );
    expect(screen.getByRole('heading', { name: 'No alert fits the filters' })).toBeInTheDocument();
    const [last] = screen.getAllByRole('button', { name: 'Clear all filters' }).slice(-1);
    fireEvent.click(last!);
    expect(onChange).toHaveBeenCalledWith(expect.objectContaining({ name: '', page: 1 }));
  });

  test('of thousands of instances is one row, which opens to twenty of them at a time', () => {
    showList(reading({ alerts: alerts(3000) }));
    const table = screen.getByRole('grid', { name: 'Virtualization alerts' });
    expect(within(table).getByText('3000')).toBeInTheDocument();
    fireEvent.click(within(table).getByRole('button', { name: 'Details' }));
    expect(screen.getAllByRole('link', { name: /^VMCannotBeEvicted, instance/ })).toHaveLength(20);
  });

  test('shows hostile labels as text', () => {
    const evil = '<img src=x onerror=alert(1)>"; rm -rf ~ #';
    const { container } = { container: document.body };
    showList(reading({ alerts: alerts(1, { evil }) }));
    fireEvent.click(screen.getByRole('button', { name: 'Details' }));
    expect(screen.getByText(`evil=${evil}`)).toBeInTheDocument();
    expect(container.querySelector('img')).toBeNull();
  });
});

describe('a command', () => {
  const command = { text: "oc get pods -l 'a=b c'", missing: [] };

  test('is copied as it is, and says so', async () => {
    const writeText = jest.fn().mockResolvedValue(undefined);
    Object.assign(navigator, { clipboard: { writeText } });
    render(<CommandBlock command={command} title="Check the pods" />);
    fireEvent.click(screen.getByRole('button', { name: 'Copy command: Check the pods' }));
    expect(await screen.findByText('Copied')).toBeInTheDocument();
    expect(writeText).toHaveBeenCalledWith(command.text);
  });

  test('that can not be copied says what to do', async () => {
    Object.assign(navigator, { clipboard: { writeText: jest.fn().mockRejectedValue(new Error('denied')) } });
    render(<CommandBlock command={command} title="Check the pods" />);
    fireEvent.click(screen.getByRole('button', { name: /^Copy command/ }));
    expect(await screen.findByText(/select the text and copy it by hand/)).toBeInTheDocument();
  });

  test('that lacks a value says why', () => {
    render(
      <CommandBlock
        command={{ ...command, missing: [{ text: 'The alert has no label {{label}}.', values: { label: 'node' } }] }}
        title="x"
      />,
    );
    expect(screen.getByText(/needs a value that is not known. The alert has no label node./)).toBeInTheDocument();
  });
});

const MAY_NOT_LIST_PODS: StepResult['observation'] = {
  state: 'forbidden',
  verb: 'list',
  resource: 'pods',
  group: '',
  reason: 'no',
};
const NONE_READY: StepResult['observation'] = {
  state: 'found',
  data: { kind: 'objects', objects: [{ metadata: { name: 'virt-controller' }, spec: { replicas: 2 }, status: {} }] },
};

describe('a runbook', () => {
  const runbook = findRunbook('VirtControllerDown')!;
  const command = { text: 'oc get nodes', missing: [] };
  const results = (change: (result: StepResult, index: number) => StepResult): readonly StepResult[] =>
    runbook.steps.map((step, index) =>
      change(
        {
          stepId: step.id,
          observation: makeWellAnswer(step),
          verdict: { status: 'healthy', evidence: { text: `step ${String(index)} is well` } },
          command,
        },
        index,
      ),
    );
  const show = (given: readonly StepResult[]): void => {
    render(
      <MemoryRouter>
        <RunbookBody runbook={runbook} investigation={makeInvestigation(runbook, given, { now: NOW })} />
      </MemoryRouter>,
    );
  };
  const findings = async (): Promise<HTMLElement> => {
    fireEvent.click(screen.getByRole('button', { name: /^All that was found/ }));
    return screen.findByRole('region', { name: 'What we found' });
  };
  const diagnosis = (): HTMLElement => screen.getByRole('region', { name: 'Diagnosis' });

  test('whose steps are all well says that the component looks healthy', () => {
    show(results((result) => result));
    expect(diagnosis()).toHaveTextContent('virt-controller looks healthy');
  });

  test('puts problems first, then what could not be read, each leading to its check', async () => {
    show(
      results((result, index) => {
        const { id } = runbook.steps[index]!;
        if (id === 'pods') return { ...result, observation: MAY_NOT_LIST_PODS };
        if (id === 'replicas') return { ...result, observation: NONE_READY };
        return result;
      }),
    );
    const found = await findings();
    const sentences = within(found)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(sentences[0]).toContain('0 of 2 replicas ready');
    expect(sentences[1]).toContain('You may not list pods');
    expect(found).not.toHaveTextContent('looks healthy');
    const at = runbook.steps.findIndex(({ id }) => id === 'replicas');
    const check = screen.getByRole('button', { name: 'Deployment virt-controller' });
    check.scrollIntoView = jest.fn();
    fireEvent.click(
      within(found).getByRole('button', { name: `Step ${String(at + 1)}: ${inEnglish(runbook.steps[at]!.title)}` }),
    );
    expect(check).toHaveFocus();
    expect(check).toHaveAttribute('aria-expanded', 'true');
  });

  test('that is still being read is neither healthy nor broken', () => {
    const pending = { status: 'unknown', evidence: { text: 'Reading…' }, pending: true } as const;
    show(results((result) => ({ ...result, observation: { state: 'loading' }, verdict: pending })));
    expect(diagnosis()).not.toHaveTextContent('looks healthy');
    expect(screen.queryByRole('button', { name: /^All that was found/ })).toBeNull();
  });

  test('has its parts in order, and says where its namespace is from', () => {
    show(results((result) => result));
    const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(headings).toEqual(['virt-controller looks healthy now', 'Do this now', 'Checks', 'Known causes', 'Runbook']);
    expect(screen.getByText(/Namespace: openshift-cnv. From KubeVirt x./)).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: /^Troubleshoot/ }));
    expect(screen.getAllByRole('button', { name: /^Copy command: / })).toHaveLength(runbook.steps.length);
  });
});
