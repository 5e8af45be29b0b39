import { Pagination } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';

import { useTranslate } from '../../i18n';

const OPTIONS = [20, 50, 100].map((value) => ({ title: String(value), value }));
const FIRST = 20;

interface PagedProps<T> {
  readonly items: readonly T[];
  /** What the items are, for the name of the page controls. */
  readonly what: string;
  /** Draws a page of them; the first stands at `offset` among all. */
  readonly children: (shown: readonly T[], offset: number) => ReactNode;
}

/** Shows twenty items at a time, or more when asked; page controls appear only where there are more than twenty. */
export const Paged = <T,>({ items, what, children }: PagedProps<T>): React.JSX.Element => {
  const { t } = useTranslate();
  const [wanted, setWanted] = useState(1);
  const [size, setSize] = useState(FIRST);
  // The list may shrink under the reader: the last page is then the one to show.
  const page = Math.min(wanted, Math.max(1, Math.ceil(items.length / size)));
  const offset = (page - 1) * size;
  return (
    <>
      {children(items.slice(offset, offset + size), offset)}
      {items.length > FIRST && (
        <Pagination
          isCompact
          itemCount={items.length}
          page={page}
          perPage={size}
          perPageOptions={OPTIONS}
          titles={{ paginationAriaLabel: t('Pages of {{what}}', { what }) }}
          onSetPage={(_event, next) => {
            setWanted(next);
          }}
          onPerPageSelect={(_event, next) => {
            setSize(next);
            setWanted(1);
          }}
        />
      )}
    </>
  );
};
