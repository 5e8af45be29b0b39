import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { Alert, Button, PageSection, Stack, StackItem } from '@patternfly/react-core';
import { useState } from 'react';
import { Link, useParams } from 'react-router';

import { isRetired } from '../alerts/alert-releases';
import { knownAlert } from '../alerts/known-alerts';
import { PageTitle } from '../components/alerts/AlertHeader';
import { RunbookBody } from '../components/runbook/RunbookBody';
import { RunbookOf } from '../components/runbook/RunbookOf';
import { lazyPart } from '../components/state/lazy-part';
import { NotInstalled } from '../components/state/NotInstalled';
import { Waiting } from '../components/state/Waiting';
import { useRunbook } from '../hooks/useRunbook';
import { useTranslate } from '../i18n';
import { resolveAlias } from '../alerts/alert-names';
import { hasGeneralChecks } from '../runbooks/general-alerts';
import '../plugin.css';

const CATALOGUE = '/virtualization/monitoring/runbooks';
const NO_LABELS = {};
/** What reads and judges the cluster is fetched when somebody wants that. */
const RunChecks = lazyPart(async () => import(/* webpackChunkName: 'RunChecks' */ './RunChecks'), <Waiting />);
const RetiredAlert = lazyPart(
  async () => import(/* webpackChunkName: 'RetiredAlert' */ '../components/runbook/RetiredAlert'),
  <Waiting />,
);

const Unknown = (): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <PageSection>
      <Alert isInline component="p" variant="info" title={t('No alert of OpenShift Virtualization has this name')}>
        <Link to={CATALOGUE}>{t('Go to the runbooks')}</Link>
      </Alert>
    </PageSection>
  );
};

/** One runbook, firing or not; its checks run on demand: `/virtualization/monitoring/runbooks/:alertname`. */
const RunbookPage = (): React.JSX.Element => {
  const { t } = useTranslate();
  const name = resolveAlias(useParams().alertname ?? '');
  const reading = useRunbook(name);
  const known = knownAlert(name);
  const [runningFor, setRunningFor] = useState<string>();
  // Another runbook in the same place starts unrun.
  const hasChecks = known !== undefined && hasGeneralChecks({ name, component: known.component, labels: NO_LABELS });
  // Without checks there is nothing to start: what is to be said is said at once.
  const running = runningFor === name || (reading.state === 'none' && known !== undefined && !hasChecks);
  const canRun = reading.state === 'found' || (reading.state === 'none' && known !== undefined);
  return (
    <>
      <DocumentTitle>{name}</DocumentTitle>
      <PageSection>
        <Stack hasGutter>
          <PageTitle parent={t('Runbooks')} to={CATALOGUE} title={name} />
          {!running && <NotInstalled />}
          {!running && canRun && (
            <StackItem>
              <Button
                onClick={() => {
                  setRunningFor(name);
                }}
              >
                {t('Run checks')}
              </Button>
            </StackItem>
          )}
        </Stack>
      </PageSection>
      <RunbookOf
        reading={reading}
        otherwise={
          known === undefined ? (
            <Unknown />
          ) : (
            <>
              {isRetired(name) && (
                <PageSection>
                  <RetiredAlert name={name} />
                </PageSection>
              )}
              {running && (
                <RunChecks key={name} name={name} component={known.component} isAsked={runningFor === name} />
              )}
            </>
          )
        }
      >
        {(runbook) =>
          running ? (
            <RunChecks key={name} name={name} runbook={runbook} isAsked={runningFor === name} />
          ) : (
            <RunbookBody runbook={runbook} />
          )
        }
      </RunbookOf>
    </>
  );
};

export default RunbookPage;
