import { Content, List, ListItem, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { useMemo, type ReactNode } from 'react';

import { find, type Diagnosis } from '../../diagnosis/find';
import type { Investigation } from '../../hooks/useInvestigation';
import { useTranslate } from '../../i18n';
import type { Message } from '../../message';
import type { Variables } from '../../probes/variables';
import { fillRunbook, type FilledRunbook } from '../../runbooks/fill-runbook';
import type { Runbook } from '../../runbooks/runbook';
import { CopyButton } from '../command/CopyButton';
import { ListedOnly } from '../state/ListedOnly';
import { Disclosure } from '../probe/Disclosure';
import { Findings } from './Findings';
import { Part } from './Part';
import { PartLinks } from './PartLinks';
import { Resolution } from './Resolution';
import { RichText } from './RichText';
import { StepList } from './StepList';

interface RunbookBodyProps {
  readonly runbook: Runbook;
  /** Absent: the checks have not been run, and the runbook is only to be read. */
  readonly investigation?: Investigation;
  /** Draws what can be done with what was found: the buttons for the evidence. */
  readonly evidence?: (found: Diagnosis) => ReactNode;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const Paragraphs = ({
  id,
  title,
  texts,
}: {
  id: string;
  title: string;
  texts: readonly Message[];
}): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Part id={id} title={title}>
      <Content>
        {texts.map((text) => (
          <Content component="p" key={t(text)}>
            <RichText text={text} />
          </Content>
        ))}
      </Content>
    </Part>
  );
};

const Corrections = ({ runbook }: { readonly runbook: FilledRunbook }): React.JSX.Element | null => {
  const { t } = useTranslate();
  const { corrections = [] } = runbook;
  if (corrections.length === 0) return null;
  return (
    <Disclosure title={t('What differs from the published document')}>
      <List>
        {corrections.map(({ lines, was, now, why }) => (
          <ListItem key={`${lines}${was}`}>
            <s>{was}</s> → {now} ({why})
          </ListItem>
        ))}
      </List>
    </Disclosure>
  );
};

const Troubleshoot = ({
  runbook,
  investigation,
  now,
}: Omit<RunbookBodyProps, 'runbook'> & { readonly runbook: FilledRunbook }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Part
      id="troubleshoot"
      title={t('Troubleshoot')}
      {...(investigation === undefined
        ? {}
        : { actions: <CopyButton text={investigation.script} name={t('Copy all')} /> })}
    >
      {investigation !== undefined && <ListedOnly />}
      {investigation !== undefined && (
        <Content component="p">
          {t('Namespace: {{namespace}}.', { namespace: investigation.namespace.namespace })}{' '}
          {t(investigation.namespace.source)}
        </Content>
      )}
      <StepList steps={runbook.steps} results={investigation?.results ?? []} now={now} />
    </Part>
  );
};

const NONE: Variables = {};

/** A runbook: what was found first, where the checks were run, then the document with the live results. */
export const RunbookBody = (props: RunbookBodyProps): React.JSX.Element => {
  const { investigation, evidence, now } = props;
  const { t } = useTranslate();
  const { fixCommand, fixTarget, results, variables } = investigation ?? {};
  const runbook = useMemo(() => fillRunbook(props.runbook, variables ?? NONE), [props.runbook, variables]);
  const found = useMemo(
    () => (results === undefined ? undefined : find(runbook.steps, results, { workload: runbook.workload, now })),
    [runbook, results, now],
  );
  return (
    <>
      <PageSection>
        <PartLinks
          parts={[
            ...(investigation === undefined ? [] : [{ id: 'what-we-found', name: t('What we found') }]),
            { id: 'description', name: t('Description') },
            { id: 'reason', name: t('Reason') },
            { id: 'troubleshoot', name: t('Troubleshoot') },
            { id: 'resolution', name: t('Resolution') },
          ]}
        />
      </PageSection>
      {found !== undefined && (
        <PageSection>
          <Stack hasGutter>
            <StackItem>
              <Findings steps={runbook.steps} found={found} component={runbook.workload} />
            </StackItem>
            {evidence !== undefined && <StackItem>{evidence(found)}</StackItem>}
          </Stack>
        </PageSection>
      )}
      <PageSection>
        <Stack hasGutter>
          <StackItem>
            <Paragraphs id="description" title={t('Description')} texts={runbook.description} />
          </StackItem>
          <StackItem>
            <Paragraphs id="reason" title={t('Reason')} texts={runbook.reason} />
          </StackItem>
        </Stack>
      </PageSection>
      <PageSection>
        <Troubleshoot {...props} runbook={runbook} />
      </PageSection>
      <PageSection>
        <Resolution
          runbook={runbook}
          results={results ?? []}
          checkResults={investigation?.checkResults ?? []}
          now={now}
          {...(fixCommand === undefined ? {} : { fixCommand })}
          {...(fixTarget === undefined ? {} : { fixTarget })}
        />
        <Corrections runbook={runbook} />
      </PageSection>
    </>
  );
};
