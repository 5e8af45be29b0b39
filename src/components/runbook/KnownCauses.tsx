import { Button, Label, List, ListItem } from '@patternfly/react-core';
import { BanIcon, ExclamationCircleIcon, InfoCircleIcon, QuestionCircleIcon } from '@patternfly/react-icons';

import type { CauseVerdict, JudgedCause } from '../../diagnosis/causes';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { isOwnCause, type FilledStep } from '../../runbooks/runbook';
import { Disclosure } from '../probe/Disclosure';
import { goToStep } from './go-to-step';
import { RichText } from './RichText';
import { WhatHelps } from './WhatHelps';

interface KnownCausesProps {
  /** Without a verdict where the checks have not been run. */
  readonly causes: readonly JudgedCause[];
  readonly steps: readonly FilledStep[];
}

interface Look {
  readonly status?: 'danger' | 'info';
  readonly name: Message;
  readonly icon: React.JSX.Element;
}

const LOOK: Readonly<Record<CauseVerdict['status'], Look>> = {
  supported: { status: 'danger', name: message('Supported'), icon: <ExclamationCircleIcon /> },
  unknown: { name: message('Unknown'), icon: <QuestionCircleIcon /> },
  'ruled-out': { name: message('Ruled out'), icon: <BanIcon /> },
};

/** Normal, and passes by itself: no alarm. */
const EXPECTED: Look = { status: 'info', name: message('Expected'), icon: <InfoCircleIcon /> };

const lookOf = ({ cause, verdict }: JudgedCause): Look | undefined => {
  if (verdict === undefined) return undefined;
  const isExpected = isOwnCause(cause) && cause.expected === true;
  return verdict.status === 'supported' && isExpected ? EXPECTED : LOOK[verdict.status];
};

/** A known cause, what the evidence says about it, and the step that shows it. */
const KnownCause = ({
  judged,
  steps,
}: Omit<KnownCausesProps, 'causes'> & { readonly judged: JudgedCause }): React.JSX.Element => {
  const { t } = useTranslate();
  const { cause, verdict, remedies = [] } = judged;
  const step = steps.find(({ id }) => verdict?.stepIds.includes(id)) ?? steps.find(({ id }) => id === cause.step);
  const look = lookOf(judged);
  return (
    <>
      <strong>{t(cause.title)}</strong>{' '}
      {look !== undefined && (
        <Label icon={look.icon} {...(look.status === undefined ? {} : { status: look.status })}>
          {t(look.name)}
        </Label>
      )}{' '}
      <RichText text={cause.text} /> {verdict !== undefined && <RichText text={verdict.evidence} />}{' '}
      {remedies.length > 0 && <WhatHelps remedies={remedies} />}
      {step !== undefined && (
        <Button
          variant="link"
          isInline
          onClick={() => {
            goToStep(step.id);
          }}
        >
          {t('See: {{title}}', { title: t(step.title) })}
        </Button>
      )}
    </>
  );
};

const CauseList = ({ causes, ...about }: KnownCausesProps): React.JSX.Element => (
  <List>
    {causes.map((one) => (
      <ListItem key={one.cause.id}>
        <KnownCause judged={one} {...about} />
      </ListItem>
    ))}
  </List>
);

/**
 * The known causes, those that the evidence supports first. What is ruled out is most of them, and is folded: how many
 * there are says enough until somebody doubts it.
 */
export const KnownCauses = ({ causes, ...about }: KnownCausesProps): React.JSX.Element => {
  const { t } = useTranslate();
  const ruledOut = causes.filter(({ verdict }) => verdict?.status === 'ruled-out');
  const open = causes.filter((one) => !ruledOut.includes(one));
  return (
    <>
      {open.length > 0 && <CauseList causes={open} {...about} />}
      {ruledOut.length > 0 && (
        <Disclosure title={t('{{count}} known causes are ruled out', { count: ruledOut.length })}>
          <CauseList causes={ruledOut} {...about} />
        </Disclosure>
      )}
    </>
  );
};
