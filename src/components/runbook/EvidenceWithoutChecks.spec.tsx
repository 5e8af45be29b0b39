import { render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';

import GeneralChecks from './GeneralChecks';

test('an alert for which there are no checks still has its evidence', () => {
  render(
    <MemoryRouter>
      <GeneralChecks name="SomethingNew" component="" labels={{ namespace: 'vms', name: 'web' }} />
    </MemoryRouter>,
  );
  expect(screen.getByRole('button', { name: 'Download evidence' })).toBeEnabled();
  expect(screen.getByRole('button', { name: 'Copy summary' })).toBeEnabled();
});
