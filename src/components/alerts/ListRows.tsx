import { Button, EmptyState, EmptyStateActions, EmptyStateFooter, Pagination } from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons';
import type { ReactNode } from 'react';

import { isFiltered, withoutFilters, type ListView } from '../../alerts/filter';
import { useTranslate } from '../../i18n';

const NothingFits = ({ onClear }: { readonly onClear: () => void }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <EmptyState titleText={t('No alert fits the filters')} headingLevel="h2" icon={SearchIcon}>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" onClick={onClear}>
            {t('Clear all filters')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
};

interface RowsProps<T> {
  /** All rows that fit the filters, in order. */
  readonly rows: readonly T[];
  readonly view: ListView;
  readonly onChange: (view: ListView) => void;
  /** Draws a page of them. */
  readonly children: (shown: readonly T[]) => ReactNode;
}

/** The rows of the list, a page at a time as the address says. */
export const ListRows = <T,>({ rows, view, onChange, children }: RowsProps<T>): React.JSX.Element => {
  const { t } = useTranslate();
  const page = Math.min(view.page, Math.max(1, Math.ceil(rows.length / view.perPage)));
  const shown = rows.slice((page - 1) * view.perPage, page * view.perPage);
  if (shown.length === 0 && isFiltered(view)) {
    return (
      <NothingFits
        onClear={() => {
          onChange(withoutFilters(view));
        }}
      />
    );
  }
  return (
    <>
      {children(shown)}
      <Pagination
        itemCount={rows.length}
        page={page}
        perPage={view.perPage}
        perPageOptions={[20, 50, 100].map((value) => ({ title: String(value), value }))}
        onSetPage={(_event, next) => {
          onChange({ ...view, page: next });
        }}
        onPerPageSelect={(_event, perPage) => {
          onChange({ ...view, perPage, page: 1 });
        }}
        titles={{ paginationAriaLabel: t('Pages of the list') }}
      />
    </>
  );
};
