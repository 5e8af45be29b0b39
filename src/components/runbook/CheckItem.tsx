import {
  DataListCell,
  DataListContent,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  DataListToggle,
  Skeleton,
} from '@patternfly/react-core';
import { memo } from 'react';

import type { CheckRow } from '../../diagnosis/check-rows';
import { useTranslate } from '../../i18n';
import { DisclosureScope } from '../probe/Disclosure';
import { VerdictIcon } from '../probe/VerdictLabel';
import { Breakable } from '../state/Breakable';
import { lazyPart } from '../state/lazy-part';
import { TimeAgo } from '../state/TimeAgo';
import { WaitingInPart } from '../state/Waiting';
import { RichText } from './RichText';

/** What draws what was read comes when the first of it is opened. */
const CheckDetail = lazyPart(async () => import('./CheckDetail'), <WaitingInPart />);

interface CheckItemProps {
  /** The id of the button that opens it. */
  readonly id: string;
  readonly row: CheckRow;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly isOpen: boolean;
  readonly onToggle: (rowId: string, isOpen: boolean) => void;
}

const Item = ({ id, row, now, isOpen, onToggle }: CheckItemProps): React.JSX.Element => {
  const { t } = useTranslate();
  const name = t(row.name);
  const numbers = row.steps.map(({ number }) => number);
  return (
    <DataListItem id={`${id}-item`} isExpanded={isOpen} aria-labelledby={`${id}-name`}>
      <DataListItemRow>
        <DataListToggle
          id={id}
          isExpanded={isOpen}
          aria-label={name}
          aria-controls={`${id}-content`}
          onClick={() => {
            onToggle(row.id, !isOpen);
          }}
        />
        <DataListItemCells
          dataListCells={[
            <DataListCell key="name" width={3}>
              {!row.isPending && <VerdictIcon status={row.status} />}{' '}
              <strong id={`${id}-name`}>
                <Breakable text={name} />
              </strong>
            </DataListCell>,
            <DataListCell key="says" width={5}>
              {/* How much has come says that it goes on. */}
              {row.isPending && row.evidence.values === undefined ? (
                <Skeleton width="60%" screenreaderText={t('Reading…')} />
              ) : (
                <div className={isOpen ? 'virtualization-alerts__evidence' : 'virtualization-alerts__clamped'}>
                  <RichText text={row.evidence} />
                </div>
              )}
            </DataListCell>,
            <DataListCell key="since" width={1} wrapModifier="nowrap" className="virtualization-alerts__aside">
              {row.since !== undefined && <TimeAgo time={row.since} />}
            </DataListCell>,
            <DataListCell key="steps" width={1} wrapModifier="nowrap" className="virtualization-alerts__aside">
              {numbers.length === 1
                ? t('Step {{number}}', { number: numbers[0] ?? 0 })
                : t('Steps {{numbers}}', { numbers: numbers.join(', ') })}
            </DataListCell>,
          ]}
        />
      </DataListItemRow>
      {isOpen && (
        <DataListContent
          id={`${id}-content`}
          aria-label={t('What was read: {{name}}', { name })}
          className="virtualization-alerts__opened"
          hasNoPadding
        >
          <DisclosureScope.Provider value={name}>
            <CheckDetail row={row} now={now} />
          </DisclosureScope.Provider>
        </DataListContent>
      )}
    </DataListItem>
  );
};

/** How far the ages in an open row may be behind, in milliseconds. */
const BEHIND = 15_000;

/** One thing that was looked at, in one line; opened, what was read. Drawn anew when it says something else. */
export const CheckItem = memo(
  Item,
  ({ now: before, ...shown }, { now, ...wanted }) =>
    (!wanted.isOpen || now - before < BEHIND) &&
    shown.row === wanted.row &&
    shown.isOpen === wanted.isOpen &&
    shown.id === wanted.id &&
    shown.onToggle === wanted.onToggle,
);
