import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { Content, PageSection } from '@patternfly/react-core';
import { memo, useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';

import { findByAddress } from '../alerts/address';
import type { EvaluatedRule, Alert as FiringAlert } from '../alerts/alert';
import { doubtsAbout } from '../alerts/doubts';
import { AlertDetails } from '../components/alerts/AlertDetails';
import { AlertHeader } from '../components/alerts/AlertHeader';
import { ReadingNotices } from '../components/alerts/ReadingNotices';
import { RenamedRule } from '../components/alerts/RenamedRule';
import { SeveralInstances } from '../components/alerts/SeveralInstances';
import { StateWithoutAlert } from '../components/alerts/StateWithoutAlert';
import { WithoutAlert } from '../components/alerts/WithoutAlert';
import { EvidenceOfPage } from '../components/runbook/EvidenceOfPage';
import { InvestigatedRunbook } from '../components/runbook/InvestigatedRunbook';
import { RunbookOf } from '../components/runbook/RunbookOf';
import { Breakable } from '../components/state/Breakable';
import { lazyPart } from '../components/state/lazy-part';
import { ProjectChoice } from '../components/state/ProjectScope';
import { Waiting } from '../components/state/Waiting';
import { useActivateProject } from '../hooks/useActivateProject';
import { useAlerts } from '../hooks/useAlerts';
import { useHeldCase, type HeldCase } from '../hooks/useHeldCase';
import { useKnownAs } from '../hooks/useKnownAs';
import { useLastSeen } from '../hooks/useLastSeen';
import { LOADING, useRunbook } from '../hooks/useRunbook';
import { useTick } from '../hooks/useTick';
import { useTranslate } from '../i18n';
import '../plugin.css';

/** For an alert that has no runbook. */
const GeneralChecks = lazyPart(async () => import('../components/runbook/GeneralChecks'), <Waiting />);

/** A link to the runbook that the rule names, when it is an address of the web; else its text. */
const PublishedRunbook = ({ url }: { readonly url: string }): React.JSX.Element | null => {
  const { t } = useTranslate();
  if (url === '') return null;
  const isWeb = /^https?:\/\//i.test(url);
  return (
    <Content component="p">
      {t('Published runbook:')}{' '}
      {isWeb ? (
        <a href={url} target="_blank" rel="noreferrer">
          <Breakable text={url} />
        </a>
      ) : (
        <Breakable text={url} />
      )}
    </Content>
  );
};

/** Drawn anew when they are about something else, not with each reading of the alerts. */
const Checks = memo(function Checks({
  name,
  component,
  url,
  query,
  labels,
  alert,
  evaluation,
  held,
}: {
  name: string;
  component: string;
  url: string;
  query: string;
  labels: Record<string, string>;
  alert: FiringAlert | undefined;
  evaluation: EvaluatedRule | undefined;
  held: HeldCase;
}): React.JSX.Element {
  // What was known of the rule tells which alert it is when it has stopped, too.
  const known = useKnownAs({ name, url, query });
  const runbook = useRunbook(known?.name ?? name);
  return (
    <>
      {known !== undefined && <RenamedRule name={name} known={known} />}
      <RunbookOf
        reading={known === undefined ? LOADING : runbook}
        otherwise={
          <GeneralChecks
            name={name}
            component={component}
            labels={labels}
            alert={alert}
            evaluation={evaluation}
            held={held}
          />
        }
      >
        {(runbook) => (
          <InvestigatedRunbook runbook={runbook} labels={labels} alert={alert} evaluation={evaluation} held={held} />
        )}
      </RunbookOf>
    </>
  );
});

/** One alert with its runbook: `/virtualization/monitoring/alerts/:ruleID?alertname=…&<labels>`. */
const AlertPage = (): React.JSX.Element => {
  const { t } = useTranslate();
  const { ruleID = '' } = useParams();
  const [params] = useSearchParams();
  // An address from elsewhere may be of another project than the active one.
  const namespace = params.get('namespace') ?? undefined;
  const reading = useAlerts(namespace);
  useActivateProject(reading);
  const now = useTick(15_000);
  const address = params.toString();
  const fromAddress = useMemo(() => Object.fromEntries(new URLSearchParams(address)), [address]);
  const addressed = findByAddress(reading.alerts, ruleID, params);
  const alert = addressed.state === 'found' ? addressed.alert : undefined;
  const name = alert?.name ?? params.get('alertname') ?? t('Unknown alert');
  // Only a good reading of the place where it would be, and of its rule, says that it has stopped.
  const isUnnamed = addressed.state === 'gone';
  const isGone = isUnnamed && reading.loaded && reading.error === undefined && doubtsAbout(name, reading).length === 0;
  const seen = useLastSeen(address, { alert, isGone, readAt: reading.readAt });
  // What it was when it was last seen stays, for who comes back when it has stopped or can't be read.
  const shown = alert ?? (isUnnamed ? seen?.alert : undefined);
  // The same labels give the same object, so that a poll doesn't start the investigation anew.
  const identity = JSON.stringify(shown?.labels ?? fromAddress);
  const labels = useMemo(() => JSON.parse(identity) as Record<string, string>, [identity]);
  // An alert that stops firing keeps its checks: its address says whose it was.
  const component = shown?.component ?? labels.kubernetes_operator_component ?? '';
  const held = useHeldCase();
  return (
    <EvidenceOfPage held={held}>
      <DocumentTitle>{name}</DocumentTitle>
      {alert === undefined && namespace === undefined && <ProjectChoice scope={reading.scope} />}
      <AlertHeader
        name={name}
        labels={labels}
        component={component}
        alert={alert}
        reading={reading}
        held={held}
        state={isUnnamed && <StateWithoutAlert reading={reading} seen={seen} isGone={isGone} />}
        notices={
          alert === undefined ? (
            <WithoutAlert
              name={name}
              reading={reading}
              isGone={addressed.state === 'gone'}
              namespace={namespace}
              now={now}
            />
          ) : (
            <ReadingNotices reading={reading} doubts={doubtsAbout(name, reading)} now={now} />
          )
        }
      />
      {addressed.state === 'ambiguous' && (
        <PageSection>
          <SeveralInstances alerts={addressed.alerts} />
        </PageSection>
      )}
      <Checks
        name={name}
        component={component}
        url={shown?.annotations.runbook_url ?? ''}
        query={shown?.rule.query ?? ''}
        labels={labels}
        alert={alert}
        evaluation={reading.rules.find(
          (rule) => rule.name === name && rule.severity === (alert?.severity ?? rule.severity),
        )}
        held={held}
      />
      {shown !== undefined && (
        <AlertDetails alert={shown}>
          <PublishedRunbook url={shown.annotations.runbook_url ?? ''} />
        </AlertDetails>
      )}
    </EvidenceOfPage>
  );
};

export default AlertPage;
