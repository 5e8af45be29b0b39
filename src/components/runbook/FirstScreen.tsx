import { Alert, Card, CardBody, Grid, GridItem, PageSection } from '@patternfly/react-core';
import type { ReactNode } from 'react';

import type { Investigation } from '../../diagnosis/investigate';
import { useTranslate } from '../../i18n';
import type { Impact } from '../../runbooks/runbook';
import { TimeAgo } from '../state/TimeAgo';
import { DiagnosisCard } from './DiagnosisCard';

interface FirstScreenProps {
  readonly investigation: Investigation;
  /** Whether that was found while the alert was there, which has stopped since. */
  readonly isOver?: boolean;
  /** What users notice of the alert. */
  readonly impact: Impact | undefined;
  /** What to do now. */
  readonly now?: ReactNode;
  /** What changed. */
  readonly changes?: ReactNode;
}

/** Of when a diagnosis is that stays when its alert has stopped. */
const ItIsOver = ({ subject, now }: Pick<Investigation, 'subject' | 'now'>): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Alert
      isInline
      component="p"
      variant="success"
      title={t('{{component}} looks healthy now. This was found while the alert fired:', { component: subject })}
    >
      {t('Last read so')} <TimeAgo time={now} />
    </Alert>
  );
};

/** What is broken, why, what to do now, and what changed: all that one needs first, on one screen. */
export const FirstScreen = ({
  investigation,
  isOver = false,
  impact,
  now,
  changes,
}: FirstScreenProps): React.JSX.Element => (
  <PageSection className="virtualization-alerts__first">
    <Grid hasGutter>
      {isOver && (
        <GridItem>
          <ItIsOver {...investigation} />
        </GridItem>
      )}
      <GridItem>
        <DiagnosisCard investigation={investigation} impact={impact} />
      </GridItem>
      {now !== undefined && (
        <GridItem xl={7}>
          <Card id="now-card" isFullHeight isCompact>
            <CardBody>{now}</CardBody>
          </Card>
        </GridItem>
      )}
      {changes !== undefined && (
        <GridItem {...(now === undefined ? {} : { xl: 5 })}>
          <Card id="changes-card" isFullHeight isCompact>
            <CardBody>{changes}</CardBody>
          </Card>
        </GridItem>
      )}
    </Grid>
  </PageSection>
);
