import { render, screen } from '@testing-library/react';

import type { JudgedCause } from '../../diagnosis/causes';
import { message } from '../../message';
import { KnownCauses } from './KnownCauses';

const judged = (id: string, status: 'supported' | 'ruled-out', expected: boolean): JudgedCause => ({
  cause: {
    id,
    title: message('By design'),
    text: message('It is meant to be so.'),
    supportedBy: { step: 'look', test: { path: 'spec.x', is: 'y' } } as never,
    otherwise: message('It is not.'),
    remedies: [],
    ...(expected ? { expected: true } : {}),
  },
  verdict: { status, evidence: message('The field says so'), stepIds: [] },
});

test('what is expected is told from any other cause that fits', () => {
  render(<KnownCauses causes={[judged('a', 'supported', true), judged('b', 'supported', false)]} steps={[]} />);
  expect(screen.getByText('Expected')).toBeInTheDocument();
  expect(screen.getByText('Fits')).toBeInTheDocument();
});
