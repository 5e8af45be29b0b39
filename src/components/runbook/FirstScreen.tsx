import { Card, CardBody, Grid, GridItem, PageSection } from '@patternfly/react-core';
import type { ReactNode } from 'react';

import type { Investigation } from '../../diagnosis/investigate';
import type { Impact } from '../../runbooks/runbook';
import { DiagnosisCard } from './DiagnosisCard';

interface FirstScreenProps {
  readonly investigation: Investigation;
  /** What users notice of the alert. */
  readonly impact: Impact | undefined;
  /** What to do now. */
  readonly now?: ReactNode;
  /** What changed. */
  readonly changes?: ReactNode;
}

/** What is broken, why, what to do now, and what changed: all that one needs first, on one screen. */
export const FirstScreen = ({ investigation, impact, now, changes }: FirstScreenProps): React.JSX.Element => (
  <PageSection>
    <Grid hasGutter>
      <GridItem>
        <DiagnosisCard investigation={investigation} impact={impact} />
      </GridItem>
      {now !== undefined && (
        <GridItem xl={7}>
          <Card id="now-card" isFullHeight>
            <CardBody>{now}</CardBody>
          </Card>
        </GridItem>
      )}
      {changes !== undefined && (
        <GridItem {...(now === undefined ? {} : { xl: 5 })}>
          <Card id="changes-card" isFullHeight>
            <CardBody>{changes}</CardBody>
          </Card>
        </GridItem>
      )}
    </Grid>
  </PageSection>
);
