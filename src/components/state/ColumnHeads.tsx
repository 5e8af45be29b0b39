import { Th, Thead, Tr, type ThProps } from '@patternfly/react-table';
import type { ReactNode } from 'react';

interface ColumnHeadsProps {
  /** What each column has; a cell repeats it as its `dataLabel`, for where a row is shown as a list. */
  readonly names: readonly string[];
  /** What stands before the first of them: a cell for choosing or opening rows. */
  readonly before?: ReactNode;
  /** The width of the first column, in per cent. */
  readonly firstWidth?: ThProps['width'];
}

/** The head of a table: one row with the names of the columns, each on one line. */
export const ColumnHeads = ({ names, before, firstWidth }: ColumnHeadsProps): React.JSX.Element => (
  <Thead>
    <Tr>
      {before}
      {names.map((name, index) => (
        <Th key={name} modifier="nowrap" {...(index === 0 && firstWidth !== undefined ? { width: firstWidth } : {})}>
          {name}
        </Th>
      ))}
    </Tr>
  </Thead>
);
