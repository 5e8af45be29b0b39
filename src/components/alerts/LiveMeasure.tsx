import { Button, Popover, Skeleton } from '@patternfly/react-core';
import { useMemo } from 'react';

import { caseOf } from '../../diagnosis/case';
import type { Case } from '../../diagnosis/plan';
import { useInvestigation } from '../../hooks/useInvestigation';
import { useRunbook } from '../../hooks/useRunbook';
import { useTranslate } from '../../i18n';
import { message } from '../../message';
import { indexedRunbook } from '../../runbooks/runbook-index';
import type { Runbook } from '../../runbooks/runbook';
import { VerdictIcon } from '../probe/VerdictLabel';
import { RichText } from '../runbook/RichText';
import { NotLoaded } from './NotLoaded';

const NO_LABELS: Readonly<Record<string, string>> = {};

const measureOf = (runbook: Runbook): Case => ({
  ...caseOf(runbook, NO_LABELS),
  steps: runbook.steps.filter(({ id }) => id === runbook.measuredBy),
  causes: [],
});

/** What the cluster says now about what an alert measures: who leads, what share of calls fails, how many are ready. */
export const LiveMeasure = ({ runbook }: { readonly runbook: Runbook }): React.JSX.Element => {
  const { t } = useTranslate();
  const of = useMemo(() => measureOf(runbook), [runbook]);
  const { results, diagnosis } = useInvestigation(of);
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
  // A row is an alert that is there: where its measure is well, one of the two is wrong or late, and nothing is green.
  if (verdict.status === 'healthy')
    return (
      <span>
        <VerdictIcon status="unknown" />{' '}
        <RichText text={message('{{evidence}}, and yet the alert is there', { evidence: t(verdict.evidence) })} />
      </span>
    );
  // A number that is not as it should be is said as on the alert's page.
  const [first] = diagnosis.findings;
  return (
    // One element: where the table becomes a list, each child of a cell would be an item of its own.
    <span>
      <VerdictIcon status={verdict.status} /> <RichText text={first?.sentence ?? verdict.evidence} />
    </span>
  );
};

const FetchedMeasure = ({ alert }: { readonly alert: string }): React.JSX.Element => {
  const { t } = useTranslate();
  const reading = useRunbook(alert);
  switch (reading.state) {
    case 'none':
      return <>-</>;
    case 'loading':
      return <Skeleton screenreaderText={t('Reading…')} />;
    case 'failed':
      return <NotLoaded />;
    case 'found':
      return <LiveMeasure runbook={reading.runbook} />;
  }
};

/** The same for an alert by its name; nothing where no runbook says what it measures, or each instance has its own. */
export const MeasureOfAlert = ({ alert }: { readonly alert: string }): React.JSX.Element => {
  const about = indexedRunbook(alert)?.about;
  return about === undefined || about === 'object' ? <>-</> : <FetchedMeasure alert={alert} />;
};
