import { Timestamp } from '@openshift-console/dynamic-plugin-sdk';
import { Button, Content, Flex, FormSelect, FormSelectOption, Skeleton } from '@patternfly/react-core';
import { lazy, Suspense, useState, type ComponentType } from 'react';

import { fetchText as consoleText } from '../../cluster/console-requests';
import type { FetchText } from '../../cluster/container-log';
import { useLogLines } from '../../hooks/useLogLines';
import { useTranslate } from '../../i18n';
import { message } from '../../message';
import { matchingLines } from '../../probes/matching-lines';
import type { LogTarget } from '../../probes/log-targets';
import type { ContainerLog } from '../../probes/observation';
import { ReadProblem } from '../state/ReadProblem';
import { MarkedLines } from './MarkedLines';
import { PreviousRun } from './PreviousRun';

const LogPanel = lazy(async () => import('./LogPanel'));

interface LogResultProps {
  readonly logs: readonly ContainerLog[];
  /** The lines to mark: a regular expression. */
  readonly pattern?: string;
  readonly fetchText?: FetchText;
  /** Draws the whole log; the log viewer, which measures text and so needs a real browser. */
  readonly panel?: ComponentType<{ readonly lines: readonly string[] }>;
}

const nameOf = ({ pod, container, previous }: LogTarget): string =>
  `${pod}/${container}${previous ? ' (previous)' : ''}`;

/** How much of a log was read: its end, from a time on. What was before may have been rotated away. */
const HowMuch = ({ count, from }: { readonly count: number; readonly from?: number }): React.JSX.Element => {
  const { t } = useTranslate();
  if (from === undefined) {
    return <Content component="p">{t('Only the last {{count}} lines were read', { count })}</Content>;
  }
  return (
    <Content component="p">
      {t('Only the last {{count}} lines were read, from this time on:', { count })}{' '}
      <Timestamp timestamp={new Date(from).toISOString()} simple />
    </Content>
  );
};

const OneLog = ({
  log,
  pattern,
  fetchText,
  panel: Panel,
}: {
  log: ContainerLog;
  pattern?: string;
} & Required<Pick<LogResultProps, 'fetchText' | 'panel'>>): React.JSX.Element => {
  const { t } = useTranslate();
  const { lines, problem, following, stoppedAt, more, follow, latest, ...read } = useLogLines(log, fetchText);
  const [open, setOpen] = useState(false);
  const { log: observation } = log;
  if (observation.state === 'loading') return <Skeleton height="6rem" screenreaderText={t('Reading…')} />;
  if (observation.state === 'empty') {
    return (
      <Content component="p">{observation.why === undefined ? t('The log is empty') : t(observation.why)}</Content>
    );
  }
  if (observation.state !== 'found') {
    return <ReadProblem observation={observation} what={message('The log of {{name}}', { name: nameOf(log) })} />;
  }
  return (
    <>
      {pattern !== undefined && <MarkedLines log={log} pattern={pattern} />}
      <Flex>
        <Button
          variant="link"
          isInline
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? t('Hide the log') : t('Show the log, {{count}} lines', { count: lines.length })}
        </Button>
        {read.truncated && !following && read.reading !== 'more' && (
          <Button variant="link" isInline onClick={more}>
            {t('Read more of it')}
          </Button>
        )}
        {!log.previous && (
          <Button
            variant="link"
            isInline
            onClick={() => {
              follow(!following);
              setOpen(true);
            }}
          >
            {following ? t('Stop following') : t('Follow')}
          </Button>
        )}
      </Flex>
      {read.truncated && <HowMuch count={lines.length} {...(read.from === undefined ? {} : { from: read.from })} />}
      {stoppedAt !== undefined && (
        <Content component="p">
          {t('Read on request, and not since:')} <Timestamp timestamp={new Date(stoppedAt).toISOString()} simple />{' '}
          <Button variant="link" isInline onClick={latest}>
            {t('Show the latest lines')}
          </Button>
        </Content>
      )}
      {problem !== undefined && (
        <ReadProblem observation={problem} what={message('The log of {{name}}', { name: nameOf(log) })} />
      )}
      {open && (
        <Suspense fallback={<Skeleton height="6rem" screenreaderText={t('Reading…')} />}>
          <Panel key={read.reading} lines={lines} />
        </Suspense>
      )}
      {log.isOfEndedRun === true && (
        <Content component="p">{t('The container is not running: this is the log of its last run.')}</Content>
      )}
      {!log.previous && log.isOfEndedRun !== true && <PreviousRun target={log} fetchText={fetchText} panel={Panel} />}
    </>
  );
};

/** The logs of a step: one at a time, chosen by pod and container. */
export const LogResult = ({
  logs,
  pattern,
  fetchText = consoleText,
  panel = LogPanel,
}: LogResultProps): React.JSX.Element => {
  const { t } = useTranslate();
  const [chosen, setChosen] = useState<string>();
  // The log of a run that ended badly tells most.
  const matches = (candidate: ContainerLog): number =>
    candidate.ended === undefined
      ? pattern === undefined
        ? 0
        : matchingLines([candidate], pattern).length
      : Number.MAX_SAFE_INTEGER;
  const log = logs.find((candidate) => nameOf(candidate) === chosen) ?? logs[0];
  // Until somebody chooses: the log that tells most, which then stays, so that nothing changes under the reader.
  const telling = chosen === undefined ? [...logs].sort((a, b) => matches(b) - matches(a))[0] : undefined;
  if (telling !== undefined && matches(telling) > 0) setChosen(nameOf(telling));
  if (log === undefined) return <Content component="p">{t('There is no log to read')}</Content>;
  return (
    <>
      {logs.length > 1 && (
        <FormSelect
          aria-label={t('Pod and container')}
          value={nameOf(log)}
          onChange={(_event, value) => {
            setChosen(value);
          }}
        >
          {logs.map((candidate) => (
            <FormSelectOption key={nameOf(candidate)} value={nameOf(candidate)} label={nameOf(candidate)} />
          ))}
        </FormSelect>
      )}
      <OneLog
        key={nameOf(log)}
        log={log}
        fetchText={fetchText}
        panel={panel}
        {...(pattern === undefined ? {} : { pattern })}
      />
    </>
  );
};
