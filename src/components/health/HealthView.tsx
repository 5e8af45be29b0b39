import { Grid, GridItem, Label, PageSection, Stack, StackItem, Title } from '@patternfly/react-core';

import type { Investigation } from '../../diagnosis/investigate';
import type { Health } from '../../health/health';
import { HEALTH_CASE } from '../../health/steps';
import { useTranslate } from '../../i18n';
import { PageTabs } from '../alerts/PageTabs';
import { Disclosure } from '../probe/Disclosure';
import { Changes } from '../runbook/Changes';
import { Part } from '../runbook/Part';
import { ListedOnly } from '../state/ListedOnly';
import { Capabilities } from './Capabilities';
import { ComponentTable } from './ComponentTable';
import { Foundations } from './Foundations';
import { HowItWasRead } from './HowItWasRead';
import { Machines } from './Machines';
import { MissingRights } from './MissingRights';
import { stateName, stateStatus } from './StateIcon';

interface HealthViewProps {
  readonly health: Health;
  readonly investigation: Investigation;
  /** How many alerts fire, each name once; absent where that is not known. */
  readonly firing?: number;
}

const Heading = ({
  health: { state, isPending },
  investigation,
}: Omit<HealthViewProps, 'firing'>): React.JSX.Element => {
  const { t } = useTranslate();
  const status = stateStatus(state);
  return (
    <>
      <Title headingLevel="h1">{t('Virtualization health')}</Title>
      <div role="status">
        {isPending ? (
          t('Reading…')
        ) : (
          <Label {...(status === undefined ? {} : { status })}>
            {state === 'not-working' ? t('Degraded') : t(stateName(state))}
          </Label>
        )}{' '}
        <span className="virtualization-alerts__said">
          {t('Namespace {{namespace}}', { namespace: investigation.namespace.namespace })}
        </span>
      </div>
    </>
  );
};

/** The page of health: what works now, the components, what they stand on, the machines, and what changed. */
export const HealthView = (props: HealthViewProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { health, investigation, firing } = props;
  const { capabilities, components, foundations, machines, missing } = health;
  return (
    <>
      <PageSection>
        <Heading health={health} investigation={investigation} />
      </PageSection>
      <PageTabs current="health" {...(firing === undefined ? {} : { firing })} />
      <PageSection>
        <Stack hasGutter>
          <ListedOnly />
          <MissingRights missing={missing} />
          <StackItem>
            <Part id="what-works-now" title={t('What works now')}>
              <Capabilities all={capabilities} />
            </Part>
          </StackItem>
          <StackItem>
            <Grid hasGutter>
              <GridItem span={12} xl={8}>
                <Part id="components" title={t('Components')}>
                  <ComponentTable all={components} />
                </Part>
              </GridItem>
              <GridItem span={12} xl={4}>
                <Stack hasGutter>
                  <StackItem>
                    <Part id="foundations" title={t('What they stand on')}>
                      <Foundations all={foundations} />
                    </Part>
                  </StackItem>
                  <StackItem>
                    <Part id="machines" title={t('Virtual machines')}>
                      <Machines machines={machines} />
                    </Part>
                  </StackItem>
                </Stack>
              </GridItem>
            </Grid>
          </StackItem>
          <StackItem>
            <Changes subject={HEALTH_CASE.subject} investigation={investigation} />
          </StackItem>
          <StackItem>
            <Disclosure title={t('How this was read')}>
              <HowItWasRead {...investigation} />
            </Disclosure>
          </StackItem>
        </Stack>
      </PageSection>
    </>
  );
};
