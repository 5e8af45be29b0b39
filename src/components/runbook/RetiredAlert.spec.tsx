import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';

import { isRetired } from '../../alerts/alert-releases';
import { KNOWN_ALERTS, knownAlert } from '../../alerts/known-alerts';
import { indexedRunbook } from '../../runbooks/runbook-index';
import RetiredAlert from './RetiredAlert';

const NAMES = KNOWN_ALERTS.map(({ alert }) => alert).filter(isRetired);

test('they are those that releases before 4.22 alone raise', () => {
  expect(NAMES).toContain('KubeMacPoolDuplicateMacsFound');
  expect(NAMES).not.toContain('VirtualMachineInstanceHasEphemeralHotplugVolume');
  expect(NAMES.filter((name) => indexedRunbook(name) !== undefined)).toEqual([]);
});

test.each(NAMES)('%s says what it was, and leads to a runbook that is there where another took its place', (name) => {
  const { container } = render(<RetiredAlert name={name} />, { wrapper: MemoryRouter });
  expect(container).toHaveTextContent('This release has no such alert any more');
  expect(container).toHaveTextContent(/4\.(18|19|21)/);
  for (const link of screen.queryAllByRole('link')) {
    const [, now = ''] = /runbooks\/(.+)$/.exec(link.getAttribute('href') ?? '') ?? [];
    expect(knownAlert(now)).toBeDefined();
    expect(isRetired(now)).toBe(false);
  }
});
