import { Content, List, ListItem } from '@patternfly/react-core';
import { Fragment } from 'react';

import type { Finding } from '../../diagnosis/finding';
import type { Signs } from '../../diagnosis/signs';
import { useTranslate } from '../../i18n';
import type { Message } from '../../message';
import type { FilledStep } from '../../runbooks/runbook';
import { Breakable } from '../state/Breakable';
import { stepAnchor } from './go-to-step';
import { JumpLink } from './JumpLink';

/** Signs that are listed; what was found lists them all. */
const LISTED = 12;

interface SignListProps {
  readonly title: string;
  readonly signs: readonly Finding[];
  readonly steps: readonly FilledStep[];
}

/** Signs with the checks that show each. */
const SignList = ({ title, signs, steps }: SignListProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <>
      <Content component="p">
        <strong>{title}</strong>
      </Content>
      <List aria-label={title}>
        {signs.slice(0, LISTED).map(({ id, sentence, stepIds }) => (
          <ListItem key={id}>
            <Breakable text={t(sentence)} />{' '}
            {steps
              .filter((step) => stepIds.includes(step.id))
              .map((step, index) => (
                <Fragment key={step.id}>
                  {index > 0 && ', '}
                  <JumpLink to={stepAnchor(step.id)} name={t(step.title)} />
                </Fragment>
              ))}
          </ListItem>
        ))}
      </List>
    </>
  );
};

interface WhyThisCauseProps {
  readonly signs: Signs;
  readonly steps: readonly FilledStep[];
}

/** What shows the cause, what may speak against it, and what could not be read. */
export const WhyThisCause = ({ signs, steps }: WhyThisCauseProps): React.JSX.Element => {
  const { t } = useTranslate();
  const unread: readonly Message[] = signs.unread.slice(0, LISTED);
  return (
    <>
      <SignList title={t('Signs for it')} signs={signs.for} steps={steps} />
      {signs.against.length === 0 ? (
        <Content component="p">{t('Nothing that was read speaks against it.')}</Content>
      ) : (
        <SignList title={t('It may also be')} signs={signs.against} steps={steps} />
      )}
      {unread.length > 0 && (
        <>
          <Content component="p">
            <strong>{t('Not read, and may say otherwise')}</strong>
          </Content>
          <List>
            {unread.map((sentence) => (
              <ListItem key={t(sentence)}>
                <Breakable text={t(sentence)} />
              </ListItem>
            ))}
          </List>
        </>
      )}
    </>
  );
};
