import { Content, Stack, StackItem } from '@patternfly/react-core';
import { Fragment } from 'react';

import { useTranslate } from '../../i18n';
import type { Message } from '../../message';
import type { StepResult } from '../../probes/step-result';
import type { FilledTexts } from '../../runbooks/fill-runbook';
import type { FilledStep } from '../../runbooks/runbook';
import { Folded } from './Folded';
import { Part } from './Part';
import { Resolution, type Found } from './Resolution';
import { RichText } from './RichText';
import { StepList } from './StepList';

interface ParagraphsProps {
  readonly id: string;
  readonly title: string;
  readonly texts: readonly Message[];
}

const Paragraphs = ({ id, title, texts }: ParagraphsProps): React.JSX.Element => {
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

interface RunbookTextProps {
  /** Its sentences are filled. */
  readonly texts: FilledTexts;
  readonly steps: readonly FilledStep[];
}

const NO_RESULTS: readonly StepResult[] = [];

/** The runbook as it is written: what the alert means, why it matters, the steps in their order, and the resolution. */
export const RunbookText = ({ texts, steps }: RunbookTextProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Stack hasGutter>
      <StackItem>
        <Paragraphs id="description" title={t('Description')} texts={texts.description} />
      </StackItem>
      <StackItem>
        <Paragraphs id="reason" title={t('Reason')} texts={texts.reason} />
      </StackItem>
      <StackItem>
        <Part id="troubleshoot" title={t('Troubleshoot')}>
          <StepList steps={steps} results={NO_RESULTS} />
        </Part>
      </StackItem>
      <StackItem>
        <Resolution resolution={texts.resolution} found={undefined} level="h2" />
      </StackItem>
    </Stack>
  );
};

/** The same in short, where the page has much else to say. */
const InShort = ({ title, texts }: Omit<ParagraphsProps, 'id'>): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Content component="p">
      <strong>{title}</strong>{' '}
      {texts.map((text) => (
        <Fragment key={t(text)}>
          <RichText text={text} />{' '}
        </Fragment>
      ))}
    </Content>
  );
};

interface RunbookInShortProps extends RunbookTextProps {
  readonly results: readonly StepResult[];
  /** What was found, and the change that the runbook advises; absent where it advises none. */
  readonly found: Found | undefined;
}

/** The runbook below what was found: its texts as they are written, its steps folded away. */
export const RunbookInShort = ({ texts, steps, results, found }: RunbookInShortProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Stack hasGutter>
      <StackItem>
        <Folded anchor="resolution" title={t('Description, reason and resolution')}>
          <InShort title={t('Description')} texts={texts.description} />
          <InShort title={t('Reason')} texts={texts.reason} />
          {found === undefined ? (
            <InShort title={t('Resolution')} texts={texts.resolution.actions} />
          ) : (
            <Resolution resolution={texts.resolution} found={found} level="h3" />
          )}
        </Folded>
        <Folded
          anchor="troubleshoot"
          title={t('Troubleshoot: the {{count}} steps in their order', { count: steps.length })}
        >
          <StepList steps={steps} results={results} />
        </Folded>
      </StackItem>
    </Stack>
  );
};
