import { Pagination } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';

import { useTranslate } from '../../i18n';

const PAGE = 20;

interface PagedProps<T> {
  readonly items: readonly T[];
  /** What the items are, for the name of the page controls. */
  readonly what: string;
  readonly children: (shown: readonly T[]) => ReactNode;
}

/** Shows twenty items at a time; page controls appear only where there are more. */
export const Paged = <T,>({ items, what, children }: PagedProps<T>): React.JSX.Element => {
  const { t } = useTranslate();
  const [wanted, setWanted] = useState(1);
  // The list may shrink under the reader: the last page is then the one to show.
  const page = Math.min(wanted, Math.max(1, Math.ceil(items.length / PAGE)));
  return (
    <>
      {children(items.slice((page - 1) * PAGE, page * PAGE))}
      {items.length > PAGE && (
        <Pagination
          isCompact
          itemCount={items.length}
          page={page}
          perPage={PAGE}
          perPageOptions={[{ title: String(PAGE), value: PAGE }]}
          titles={{ paginationAriaLabel: t('Pages of {{what}}', { what }) }}
          onSetPage={(_event, next) => {
            setWanted(next);
          }}
        />
      )}
    </>
  );
};
