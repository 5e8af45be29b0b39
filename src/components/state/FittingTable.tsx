import { Table, type TableProps } from '@patternfly/react-table';

import { useWidth } from '../../hooks/useWidth';

interface FittingTableProps extends Omit<TableProps, 'gridBreakPoint' | 'ref'> {
  /** How many pixels its columns need; with less each row is a list. */
  readonly room: number;
}

/**
 * A table whose columns follow the room that it has. PatternFly's own switch looks at the window, which says little where
 * the table stands in a panel beside a tree.
 */
export const FittingTable = ({ room, ...table }: FittingTableProps): React.JSX.Element => {
  const [element, width] = useWidth();
  const isNarrow = width !== undefined && width > 0 && width < room;
  return (
    <div ref={element} className="virtualization-alerts__fitting">
      <Table gridBreakPoint={isNarrow ? 'grid' : ''} {...table} />
    </div>
  );
};
