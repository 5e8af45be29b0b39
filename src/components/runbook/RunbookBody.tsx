import { Content, Flex, FlexItem, List, ListItem, PageSection, Title } from '@patternfly/react-core';

import type { Investigation } from '../../hooks/useInvestigation';
import { useTranslate } from '../../i18n';
import type { Message } from '../../message';
import type { Runbook } from '../../runbooks/runbook';
import { CopyButton } from '../command/CopyButton';
import { Disclosure } from '../probe/Disclosure';
import { Findings } from './Findings';
import { Resolution } from './Resolution';
import { RichText } from './RichText';
import { StepList } from './StepList';

interface RunbookBodyProps {
  readonly runbook: Runbook;
  /** Absent: the checks have not been run, and the runbook is only to be read. */
  readonly investigation?: Investigation;
  /** Beside what was found: the buttons for the evidence. */
  readonly actions?: React.ReactNode;
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
    <section aria-labelledby={id}>
      <Title headingLevel="h2" id={id}>
        {title}
      </Title>
      {texts.map((text) => (
        <Content component="p" key={t(text)}>
          <RichText text={text} />
        </Content>
      ))}
    </section>
  );
};

const Corrections = ({ runbook }: { readonly runbook: Runbook }): React.JSX.Element | null => {
  const { t } = useTranslate();
  if (runbook.corrections.length === 0) return null;
  return (
    <Disclosure title={t('What differs from the published document')}>
      <List>
        {runbook.corrections.map(({ lines, was, now, why }) => (
          <ListItem key={`${lines}${was}`}>
            <s>{was}</s> → {now} ({why})
          </ListItem>
        ))}
      </List>
    </Disclosure>
  );
};

const Troubleshoot = ({ runbook, investigation, now }: RunbookBodyProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <section aria-labelledby="troubleshoot">
      <Flex justifyContent={{ default: 'justifyContentSpaceBetween' }}>
        <FlexItem>
          <Title headingLevel="h2" id="troubleshoot">
            {t('Troubleshoot')}
          </Title>
        </FlexItem>
        {investigation !== undefined && (
          <FlexItem>
            <CopyButton text={investigation.script} name={t('Copy all')} />
          </FlexItem>
        )}
      </Flex>
      {investigation !== undefined && (
        <Content component="p">
          {t('Namespace: {{namespace}}.', { namespace: investigation.namespace.namespace })}{' '}
          {t(investigation.namespace.source)}
        </Content>
      )}
      <StepList steps={runbook.steps} results={investigation?.results ?? []} now={now} />
    </section>
  );
};

/** A runbook: what was found first, where the checks were run, then the document with the live results. */
export const RunbookBody = (props: RunbookBodyProps): React.JSX.Element => {
  const { runbook, investigation, actions } = props;
  const { t } = useTranslate();
  const fixCommand = investigation?.fixCommand;
  return (
    <>
      {investigation !== undefined && (
        <PageSection>
          <Findings steps={runbook.steps} results={investigation.results} component={runbook.workload} />
          {actions}
        </PageSection>
      )}
      <PageSection>
        <Paragraphs id="description" title={t('Description')} texts={runbook.description} />
        <Paragraphs id="reason" title={t('Reason')} texts={runbook.reason} />
      </PageSection>
      <PageSection>
        <Troubleshoot {...props} />
      </PageSection>
      <PageSection>
        <Resolution
          runbook={runbook}
          results={investigation?.results ?? []}
          {...(fixCommand === undefined ? {} : { fixCommand })}
        />
        <Corrections runbook={runbook} />
      </PageSection>
    </>
  );
};
