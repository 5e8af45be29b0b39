import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import type { EvidenceControl, EvidenceState } from '../../hooks/useEvidence';
import { message } from '../../message';
import { EvidencePanel } from './EvidenceActions';

const draw = (state: EvidenceState, over: Partial<EvidenceControl> = {}): EvidenceControl => {
  const control: EvidenceControl = {
    state,
    download: jest.fn(),
    cancel: jest.fn(),
    summary: async () => Promise.resolve('# VirtAPIDown'),
    ...over,
  };
  render(<EvidencePanel {...control} />);
  return control;
};
const evidence = (): HTMLElement => screen.getByRole('region', { name: 'Evidence' });

test('a click asks for the file', async () => {
  const user = userEvent.setup();
  const { download } = draw({ state: 'idle' });
  await user.click(screen.getByRole('button', { name: 'Download evidence' }));
  expect(download).toHaveBeenCalledTimes(1);
});

test('while it is gathered: how far, what is read, and a way to end it', async () => {
  const user = userEvent.setup();
  const { cancel } = draw({
    state: 'gathering',
    progress: {
      done: 3,
      total: 12,
      current: message('{{kind}} in namespace {{namespace}}', { kind: 'pods', namespace: 'cnv' }),
    },
  });
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '25');
  expect(evidence()).toHaveTextContent('Reading pods in namespace cnv');
  expect(evidence()).toHaveTextContent('3 of 12');
  expect(screen.getByRole('button', { name: 'Download evidence' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(cancel).toHaveBeenCalledTimes(1);
});

test('when it is saved: name, size, what was masked, and what could not be read by its permission', () => {
  draw({
    state: 'saved',
    size: 1_300_000,
    file: {
      name: 'virtualization-alerts-VirtAPIDown-20260115T100000Z.tar.gz',
      masked: { 'environment value': 12, token: 1 },
      isCut: true,
      unread: Array.from({ length: 7 }, (_nothing, index) => ({
        what: message('{{kind}}', { kind: `kind ${index}` }),
        why: { state: 'forbidden', verb: 'list', resource: `kind${index}`, group: '', reason: 'no' } as const,
      })),
    },
  });
  expect(evidence()).toHaveTextContent('Saved virtualization-alerts-VirtAPIDown-20260115T100000Z.tar.gz (1.3 MB)');
  expect(evidence()).toHaveTextContent('Masked: environment value: 12, token: 1.');
  expect(evidence()).toHaveTextContent('says what was cut');
  const unread = within(evidence()).getAllByRole('listitem');
  expect(unread[0]).toHaveTextContent('kind 0: You may not list kind0 in the whole cluster');
  expect(unread.at(-1)).toHaveTextContent('and 2 more');
});

test.each<[EvidenceState, string]>([
  [{ state: 'cancelled' }, 'no file was saved'],
  [{ state: 'failed', reason: 'Out of memory' }, 'Out of memory'],
])('%j says so', (state, said) => {
  draw(state);
  expect(evidence()).toHaveTextContent(said);
  expect(screen.getByRole('button', { name: 'Download evidence' })).toBeEnabled();
});

test('the summary goes to the clipboard', async () => {
  const user = userEvent.setup();
  draw({ state: 'idle' });
  await user.click(screen.getByRole('button', { name: 'Copy summary' }));
  expect(await navigator.clipboard.readText()).toBe('# VirtAPIDown');
  expect(screen.getByRole('status')).toHaveTextContent('Copied');
});

test('a browser that does not allow it is said', async () => {
  const user = userEvent.setup();
  draw({ state: 'idle' }, { summary: async () => Promise.reject(new Error('no')) });
  await user.click(screen.getByRole('button', { name: 'Copy summary' }));
  expect(screen.getByRole('status')).toHaveTextContent('could not be copied');
});
