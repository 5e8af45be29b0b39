import { Button, Popover, Skeleton } from '@patternfly/react-core';
import { useMemo } from 'react';

import { watchList } from '../../cluster/watch-requests';
import { useWatchedList } from '../../hooks/useWatchedList';
import { useTranslate } from '../../i18n';
import { judge } from '../../probes/verdict';
import type { Workload } from '../../runbooks/runbook';
import { VerdictIcon } from '../probe/VerdictLabel';

/** What the cluster says now about the workload of an operator alert: its ready replicas. */
export const LiveWorkload = ({ workload }: { readonly workload: Workload }): React.JSX.Element => {
  const { t } = useTranslate();
  const watch = useMemo(
    () => watchList({ model: workload.model, fields: { 'metadata.name': workload.name } }),
    [workload],
  );
  const objects = useWatchedList(watch);
  const verdict = judge(
    { kind: 'replicas-ready' },
    objects.state === 'found' ? { state: 'found', data: { kind: 'objects', objects: objects.data } } : objects,
    0,
    { name: workload.name, formatValue: String },
  );
  if (verdict.pending === true) return <Skeleton screenreaderText={t('Reading…')} />;
  if (verdict.status === 'unknown') {
    // The reason is longer than the column is wide.
    return (
      <Popover aria-label={t('Why it is not known')} bodyContent={t(verdict.evidence)}>
        <Button variant="link" isInline aria-label={t('{{name}}: unknown', { name: workload.name })}>
          {t('Unknown')}
        </Button>
      </Popover>
    );
  }
  return (
    // One element: where the table becomes a list, each child of a cell would be an item of its own.
    <span>
      <VerdictIcon status={verdict.status} /> {t(verdict.evidence)}
    </span>
  );
};
