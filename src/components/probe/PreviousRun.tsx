import { Button, Skeleton } from '@patternfly/react-core';
import { Suspense, useEffect, useRef, useState, type ComponentType } from 'react';

import { FIRST_BOUNDS, readContainerLog, type FetchText } from '../../cluster/container-log';
import { readLogError } from '../../cluster/log-error';
import { useTranslate } from '../../i18n';
import { message } from '../../message';
import type { LogTarget } from '../../probes/log-targets';
import type { Failed, Forbidden, LogText, MissingApi } from '../../probes/observation';
import { ReadProblem } from '../state/ReadProblem';

interface PreviousRunProps {
  readonly target: LogTarget;
  readonly fetchText: FetchText;
  readonly panel: ComponentType<{ readonly lines: readonly string[] }>;
}

type Answer = 'closed' | 'reading' | LogText | Forbidden | MissingApi | Failed;

/** What the container said before it was last started anew: read when asked, bounded like every first reading. */
export const PreviousRun = ({ target, fetchText, panel: Panel }: PreviousRunProps): React.JSX.Element => {
  const { t } = useTranslate();
  const [answer, setAnswer] = useState<Answer>('closed');
  const reading = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      reading.current?.abort();
    },
    [],
  );
  const toggle = (): void => {
    reading.current?.abort();
    if (answer !== 'closed') {
      setAnswer('closed');
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    reading.current = controller;
    setAnswer('reading');
    const { namespace, pod, container } = target;
    readContainerLog(fetchText, { namespace, pod, container, previous: true }, { ...FIRST_BOUNDS, signal }).then(
      (log) => {
        if (!signal.aborted) setAnswer(log);
      },
      (error: unknown) => {
        if (!signal.aborted) setAnswer(readLogError(error, target.namespace));
      },
    );
  };
  return (
    <>
      <Button variant="link" isInline aria-expanded={answer !== 'closed'} onClick={toggle}>
        {answer === 'closed' ? t('Show the previous run') : t('Hide the previous run')}
      </Button>
      {answer === 'reading' && <Skeleton height="6rem" screenreaderText={t('Reading…')} />}
      {typeof answer === 'object' && 'lines' in answer && (
        <Suspense fallback={<Skeleton height="6rem" screenreaderText={t('Reading…')} />}>
          <Panel lines={answer.lines} />
        </Suspense>
      )}
      {typeof answer === 'object' && 'state' in answer && (
        <ReadProblem observation={answer} what={message('The log of the previous run')} />
      )}
    </>
  );
};
