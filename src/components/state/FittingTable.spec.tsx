import { Tbody, Td, Tr } from '@patternfly/react-table';
import { render, screen } from '@testing-library/react';

import { FittingTable } from './FittingTable';

afterEach(() => {
  jest.restoreAllMocks();
});

test.each([
  [899, true],
  [900, false],
  [1600, false],
])('in %d pixels of a panel, whatever the window, the rows are lists: %s', (width, isList) => {
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
  render(
    <FittingTable room={900} aria-label="Alerts">
      <Tbody>
        <Tr>
          <Td dataLabel="Name">VMCannotBeEvicted</Td>
        </Tr>
      </Tbody>
    </FittingTable>,
  );
  expect(screen.getByRole('grid', { name: 'Alerts' }).classList.contains('pf-m-grid')).toBe(isList);
});
