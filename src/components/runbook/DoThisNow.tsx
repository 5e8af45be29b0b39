import { Content, List, ListComponent, ListItem, OrderType, Skeleton } from '@patternfly/react-core';
import type { ReactNode } from 'react';

import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import { Part } from './Part';
import { SupportCases } from './SupportCases';
import { keyOfRemedy, OneRemedy } from './WhatHelps';

/** Who is in a hurry reads no more; the others stand with their causes. */
const MOST = 3;

interface DoThisNowProps {
  readonly investigation: Pick<Investigation, 'remedies' | 'diagnosis'>;
  /** The buttons for the evidence. */
  readonly evidence: ReactNode;
}

/** What to do now: what helps against the cause that was found, and in the end the evidence and a support case. */
export const DoThisNow = ({
  investigation: {
    remedies,
    diagnosis: { isPending },
  },
  evidence,
}: DoThisNowProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Part id="do-this-now" title={t('Do this now')}>
      {remedies.length === 0 && isPending && <Skeleton height="8rem" screenreaderText={t('Reading…')} />}
      {remedies.length === 0 && !isPending && (
        <Content component="p">
          {t(
            'No remedy is known for what was found: look at the steps that are not well, and at the resolution below.',
          )}
        </Content>
      )}
      {remedies.length > 0 && (
        <List component={ListComponent.ol} type={OrderType.number}>
          {remedies.slice(0, MOST).map((remedy) => (
            <ListItem key={keyOfRemedy(remedy)}>
              <OneRemedy remedy={remedy} />
            </ListItem>
          ))}
        </List>
      )}
      {evidence}
      <Content component="p">
        {t('Still not well? Attach the evidence to a support case:')} <SupportCases />
      </Content>
    </Part>
  );
};
