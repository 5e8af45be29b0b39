import {
  Button,
  DataListCell,
  DataListContent,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  DataListToggle,
  Label,
} from '@patternfly/react-core';
import { BanIcon, CheckCircleIcon, InfoCircleIcon, QuestionCircleIcon } from '@patternfly/react-icons';
import { useId, useState } from 'react';

import type { CauseVerdict, JudgedCause } from '../../diagnosis/causes';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { isOwnCause, type FilledStep } from '../../runbooks/runbook';
import { goToStep } from './go-to-step';
import { RichText } from './RichText';
import { WhatHelps } from './WhatHelps';

interface Look {
  readonly status?: 'info';
  readonly name: Message;
  readonly icon: React.JSX.Element;
}

const LOOK: Readonly<Record<CauseVerdict['status'], Look>> = {
  supported: { status: 'info', name: message('Fits'), icon: <CheckCircleIcon /> },
  unknown: { name: message('Unknown'), icon: <QuestionCircleIcon /> },
  'ruled-out': { name: message('Ruled out'), icon: <BanIcon /> },
};

/** Normal, and passes by itself. */
const EXPECTED: Look = { status: 'info', name: message('Expected'), icon: <InfoCircleIcon /> };

const Verdict = ({ judged: { cause, verdict } }: { readonly judged: JudgedCause }): React.JSX.Element | null => {
  const { t } = useTranslate();
  if (verdict === undefined) return null;
  const isExpected = verdict.status === 'supported' && isOwnCause(cause) && cause.expected === true;
  const { status, name, icon } = isExpected ? EXPECTED : LOOK[verdict.status];
  return (
    <Label isCompact icon={icon} {...(status === undefined ? {} : { status })}>
      {t(name)}
    </Label>
  );
};

/** The step that shows it, or would: leads to its check. */
const StepLink = ({
  judged: { cause, verdict },
  steps,
}: {
  readonly judged: JudgedCause;
  readonly steps: readonly FilledStep[];
}): React.JSX.Element | null => {
  const { t } = useTranslate();
  const shows = steps.findIndex(({ id }) => verdict?.stepIds.includes(id));
  const at = shows === -1 ? steps.findIndex(({ id }) => id === cause.step) : shows;
  const step = steps[at];
  if (step === undefined) return null;
  return (
    <Button
      variant="link"
      isInline
      aria-label={t('See: {{title}}', { title: t(step.title) })}
      onClick={() => {
        goToStep(step.id);
      }}
    >
      {t('Step {{number}}', { number: at + 1 })}
    </Button>
  );
};

interface CauseItemProps {
  readonly judged: JudgedCause;
  readonly steps: readonly FilledStep[];
}

/** A known cause and what the evidence says about it, in one line; opened, what it is and what helps. */
export const CauseItem = ({ judged, steps }: CauseItemProps): React.JSX.Element => {
  const { t } = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { cause, verdict, remedies = [] } = judged;
  const title = t(cause.title);
  return (
    <DataListItem id={`${id}item`} isExpanded={isOpen} aria-labelledby={`${id}name`}>
      <DataListItemRow>
        <DataListToggle
          id={`${id}toggle`}
          isExpanded={isOpen}
          aria-label={title}
          aria-controls={`${id}content`}
          onClick={() => {
            setOpen(!isOpen);
          }}
        />
        <DataListItemCells
          dataListCells={[
            <DataListCell key="name" width={3}>
              <Verdict judged={judged} /> <strong id={`${id}name`}>{title}</strong>
            </DataListCell>,
            <DataListCell key="says" width={5}>
              <div className={isOpen ? 'virtualization-alerts__evidence' : 'virtualization-alerts__clamped'}>
                <RichText text={verdict?.evidence ?? cause.text} />
              </div>
            </DataListCell>,
            <DataListCell key="step" width={1}>
              <StepLink judged={judged} steps={steps} />
            </DataListCell>,
          ]}
        />
      </DataListItemRow>
      {isOpen && (
        <DataListContent id={`${id}content`} aria-label={t('What it is: {{name}}', { name: title })}>
          <RichText text={cause.text} />
          {remedies.length > 0 && <WhatHelps remedies={remedies} />}
        </DataListContent>
      )}
    </DataListItem>
  );
};
