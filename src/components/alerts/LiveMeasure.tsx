import { Button, Popover, Skeleton } from '@patternfly/react-core';
import { useMemo } from 'react';

import { find } from '../../diagnosis/find';
import { useInvestigation, type Subject } from '../../hooks/useInvestigation';
import { useTick } from '../../hooks/useTick';
import { useTranslate } from '../../i18n';
import type { Runbook } from '../../runbooks/runbook';
import { WORKLOADS } from '../../runbooks/workloads';
import { VerdictIcon } from '../probe/VerdictLabel';

const NO_LABELS: Readonly<Record<string, string>> = {};

const subjectOf = ({ alert, workload, measuredBy, steps }: Runbook): Subject => {
  const known = WORKLOADS[workload];
  if (known === undefined) throw new Error(`The runbook ${alert} names no known workload: ${workload}`);
  return { title: alert, workload: known, steps: steps.filter(({ id }) => id === measuredBy) };
};

/** What the cluster says now about what an alert measures: who leads, what share of calls fails, how many are ready. */
export const LiveMeasure = ({ runbook }: { readonly runbook: Runbook }): React.JSX.Element => {
  const { t } = useTranslate();
  const subject = useMemo(() => subjectOf(runbook), [runbook]);
  const now = useTick(15_000);
  const { steps, results } = useInvestigation(subject, NO_LABELS);
  const verdict = results[0]?.verdict;
  if (verdict === undefined || verdict.pending === true) return <Skeleton screenreaderText={t('Reading…')} />;
  if (verdict.status === 'unknown') {
    // The reason is longer than the column is wide.
    return (
      <Popover aria-label={t('Why it is not known')} bodyContent={t(verdict.evidence)}>
        <Button variant="link" isInline aria-label={t('{{name}}: unknown', { name: runbook.alert })}>
          {t('Unknown')}
        </Button>
      </Popover>
    );
  }
  // A number that is not as it should be is said as on the alert's page.
  const [first] =
    verdict.status === 'problem' ? find(steps, results, { workload: runbook.workload, now }).findings : [];
  return (
    // One element: where the table becomes a list, each child of a cell would be an item of its own.
    <span>
      <VerdictIcon status={verdict.status} /> {t(first?.sentence ?? verdict.evidence)}
    </span>
  );
};
