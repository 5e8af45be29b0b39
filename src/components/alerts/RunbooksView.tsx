import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateFooter,
  PageSection,
  Stack,
  Title,
} from '@patternfly/react-core';
import { SearchIcon } from '@patternfly/react-icons';

import { doubtsAbout, doubtsOf } from '../../alerts/doubts';
import { firingNow } from '../../alerts/group';
import type { AlertsReading } from '../../hooks/useAlerts';
import { useKubeVirtMissing } from '../../hooks/useKubeVirtMissing';
import { useRunbookTexts, type RunbookTexts } from '../../hooks/useRunbookTexts';
import { useTranslate } from '../../i18n';
import { message } from '../../message';
import { filterRows, WHOLE_CATALOGUE, type CatalogueView } from '../../runbooks/catalogue-view';
import { firingAlert, KNOWN_ROWS } from '../../runbooks/known-rows';
import { NotInstalled } from '../state/NotInstalled';
import { fileProblem } from '../state/PartProblem';
import { ProjectChoice, ProjectScope } from '../state/ProjectScope';
import { ReadProblem } from '../state/ReadProblem';
import { Doubts } from './Doubts';
import { PageTabs } from './PageTabs';
import { RunbooksTable } from './RunbooksTable';
import { RunbooksToolbar } from './RunbooksToolbar';

interface RunbooksViewProps {
  readonly reading: AlertsReading;
  readonly view: CatalogueView;
  readonly onChange: (view: CatalogueView) => void;
}

/** Whether this cluster evaluates the rule of an alert; undefined where that is not known. */
const isLoaded = (name: string, reading: AlertsReading): boolean | undefined => {
  if (reading.rules.some((rule) => rule.name === name)) return true;
  const doubts = doubtsAbout(name, reading).map(({ kind }) => kind);
  const isKnown = reading.loaded && reading.error === undefined && doubts.length === 1 && doubts[0] === 'no rule';
  return isKnown ? false : undefined;
};

const NothingFits = ({ onClear }: { readonly onClear: () => void }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <EmptyState titleText={t('No runbook fits the search')} headingLevel="h2" icon={SearchIcon}>
      <EmptyStateFooter>
        <EmptyStateActions>
          <Button variant="link" onClick={onClear}>
            {t('Clear all filters')}
          </Button>
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
};

/** What the search does not know yet, or cannot. */
const SearchNotices = ({ texts, isUnknown }: { texts: RunbookTexts; isUnknown: boolean }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <>
      {texts.state === 'loading' && <p role="status">{t('Fetching the texts of the runbooks…')}</p>}
      {texts.state === 'failed' && fileProblem(texts.error)}
      {isUnknown && (
        <p role="status">{t('Which rules this cluster evaluates is not known: alerts are shown all the same.')}</p>
      )}
    </>
  );
};

/** The catalogue: every alert that the operators can raise, with its runbook, and whether it fires. */
export const RunbooksView = ({ reading, view, onChange }: RunbooksViewProps): React.JSX.Element => {
  const { t } = useTranslate();
  const isMissing = useKubeVirtMissing();
  const texts = useRunbookTexts(view.inTexts);
  const rows = filterRows(KNOWN_ROWS, view, {
    isLoaded: (name) => isLoaded(name, reading),
    isFiring: (name) => firingAlert(name, reading.alerts) !== undefined,
    textsOf: (name) => texts.of(name),
  });
  const isUnknown = view.isLoaded && rows.some(({ name }) => isLoaded(name, reading) === undefined);
  return (
    <>
      <ProjectChoice scope={reading.scope} />
      <PageSection>
        <Title headingLevel="h1">{t('Virtualization runbooks')}</Title>
      </PageSection>
      <PageTabs current="runbooks" {...firingNow(reading)} />
      <PageSection>
        <Stack hasGutter>
          <RunbooksToolbar
            view={view}
            onChange={onChange}
            said={t('{{shown}} of {{all}} alerts', { shown: rows.length, all: KNOWN_ROWS.length })}
          />
          <SearchNotices texts={texts} isUnknown={isUnknown && reading.loaded} />
          <NotInstalled />
          <ProjectScope scope={reading.scope} />
          {reading.error !== undefined && (
            <ReadProblem observation={reading.error} what={message('Which alerts fire')} onRetry={reading.retry} />
          )}
          {reading.loaded && <Doubts doubts={doubtsOf(reading)} />}
          {rows.length === 0 ? (
            <NothingFits
              onClear={() => {
                onChange(WHOLE_CATALOGUE);
              }}
            />
          ) : (
            <RunbooksTable rows={rows} reading={reading} isMissing={isMissing} />
          )}
        </Stack>
      </PageSection>
    </>
  );
};
