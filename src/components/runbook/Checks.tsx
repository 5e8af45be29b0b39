import { Content, DataList } from '@patternfly/react-core';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';

import { checkRows, type CheckRow } from '../../diagnosis/check-rows';
import type { Investigation } from '../../diagnosis/investigate';
import { storyOf } from '../../diagnosis/story';
import { keepEqual } from '../../hooks/keep-equal';
import { useOpenRows } from '../../hooks/useOpenRows';
import { useRankedRows } from '../../hooks/useRankedRows';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { ListedOnly } from '../state/ListedOnly';
import { CheckItem } from './CheckItem';
import { CheckToolbar } from './CheckToolbar';
import { focusOn, onGoTo, stepAnchor } from './go-to-step';
import { Part } from './Part';

interface ChecksProps {
  readonly investigation: Pick<
    Investigation,
    'steps' | 'results' | 'diagnosis' | 'script' | 'namespace' | 'now' | 'subject'
  >;
  /** The id of the heading, where a page has several. */
  readonly id?: string;
  readonly title?: string;
  readonly level?: 'h2' | 'h3';
}

/** Where no cause was found, the first check that fails is where one goes on. */
const openAtFirst = (rows: readonly CheckRow[], diagnosis: Investigation['diagnosis']): string | undefined => {
  const { cause, isUnexplained } = storyOf(diagnosis);
  if (diagnosis.isPending || (cause !== undefined && !isUnexplained)) return undefined;
  return rows.find(({ status }) => status === 'problem')?.id;
};

const SAID: Readonly<Record<CheckRow['status'], Message>> = {
  problem: message('Problem'),
  healthy: message('Healthy'),
  unknown: message('Unknown'),
};

/** What says of a check that has another verdict now that it is so; read out by screen readers. */
const Changed = ({ rows }: { readonly rows: readonly CheckRow[] }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <div role="status" className="pf-v6-screen-reader">
      {rows.map((row) => t('{{name}}: {{verdict}}', { name: t(row.name), verdict: t(SAID[row.status]) })).join('; ')}
    </div>
  );
};

/** What was looked at, a row for each thing: problems first, each row opened shows what was read and by which commands. */
export const Checks = ({ investigation, id = 'checks', title, level = 'h2' }: ChecksProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { steps, results, diagnosis, script, namespace, now, subject } = investigation;
  const before = useRef<readonly CheckRow[]>([]);
  before.current = useMemo(() => keepEqual(before.current, checkRows({ steps, results })), [steps, results]);
  const planned = before.current;
  const list = useRef<HTMLDivElement>(null);
  const [atFirst, setAtFirst] = useState<string>();
  const open = useOpenRows(atFirst);
  const { isTouched } = open;
  const isBusy = useCallback(() => isTouched || (list.current?.contains(document.activeElement) ?? false), [isTouched]);
  const { rows, order, changed } = useRankedRows(planned, diagnosis, isBusy);
  const unexplained = order === 'ranked' ? openAtFirst(rows, diagnosis) : undefined;
  // It stays open, whatever is found later.
  if (atFirst === undefined && unexplained !== undefined) setAtFirst(unexplained);
  const [isProblems, setProblems] = useState(false);
  const problems = rows.filter(({ status }) => status === 'problem');
  const shown = isProblems ? problems : rows;
  const prefix = useId();
  const [target, setTarget] = useState<{ readonly row: string }>();
  const { set } = open;
  useEffect(
    () =>
      onGoTo((wanted) => {
        const row = planned.find((one) => one.steps.some(({ step }) => stepAnchor(step.id) === wanted));
        if (row === undefined) return false;
        setProblems(false);
        set(row.id, true);
        setTarget({ row: row.id });
        return true;
      }),
    [planned, set],
  );
  useEffect(() => {
    if (target !== undefined) focusOn(`${prefix}${target.row}`);
  }, [target, prefix]);
  const isAllOpen = shown.length > 0 && shown.every((row) => open.isOpen(row.id));
  return (
    <Part
      id={id}
      level={level}
      title={title ?? t('Checks')}
      actions={
        <CheckToolbar
          problems={problems.length}
          all={rows.length}
          isProblems={isProblems}
          onProblems={setProblems}
          isAllOpen={isAllOpen}
          onAllOpen={(isOpen) => {
            open.setAll(
              shown.map((row) => row.id),
              isOpen,
            );
          }}
          script={script}
          about={level === 'h2' ? undefined : subject}
        />
      }
    >
      {level === 'h2' && <ListedOnly />}
      <Content component="small">
        {t('The {{count}} steps by what they look at, read with your rights.', { count: steps.length })}{' '}
        {t('Namespace: {{namespace}}.', { namespace: namespace.namespace })} {t(namespace.source)}
      </Content>
      <Changed rows={changed} />
      <div ref={list} className="virtualization-alerts__rows">
        {shown.length === 0 ? (
          <Content component="p">{t('No check tells of a problem.')}</Content>
        ) : (
          <DataList aria-label={title ?? t('Checks')} isCompact>
            {shown.map((row) => (
              <CheckItem
                key={`${order}/${row.id}`}
                id={`${prefix}${row.id}`}
                row={row}
                now={now}
                isOpen={open.isOpen(row.id)}
                onToggle={set}
              />
            ))}
          </DataList>
        )}
      </div>
    </Part>
  );
};
