import { useActivePerspective } from '@openshift-console/dynamic-plugin-sdk';
import { Chart, ChartAxis, ChartGroup, ChartLine, ChartVoronoiContainer } from '@patternfly/react-charts/victory';
import { CodeBlock, CodeBlockCode, Content, PageSection, Skeleton, Title } from '@patternfly/react-core';
import { Link } from 'react-router';

import { observeAddresses } from '../../alerts/address';
import type { Alert } from '../../alerts/alert';
import type { Series } from '../../cluster/prometheus';
import { usePrometheusRange } from '../../hooks/usePrometheusQueries';
import { useTranslate } from '../../i18n';
import { message } from '../../message';
import { ReadProblem } from '../state/ReadProblem';

/** Lines in the graph: more are a carpet. */
const SHOWN = 10;

const Graph = ({ series }: { readonly series: readonly Series[] }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Chart
      ariaTitle={t('The expression over time')}
      height={200}
      padding={{ top: 10, bottom: 40, left: 60, right: 20 }}
      scale={{ x: 'time', y: 'linear' }}
      containerComponent={
        <ChartVoronoiContainer
          constrainToVisibleArea
          labels={({ datum }: { datum: { y: number } }) => String(datum.y)}
        />
      }
    >
      <ChartAxis tickCount={5} />
      <ChartAxis dependentAxis tickCount={4} />
      <ChartGroup>
        {series.slice(0, SHOWN).map(({ labels, points }) => (
          <ChartLine
            key={JSON.stringify(labels)}
            data={points
              .filter(({ value }) => Number.isFinite(value))
              .map(({ at, value }) => ({ x: new Date(at), y: value }))}
          />
        ))}
      </ChartGroup>
    </Chart>
  );
};

/** The alert's expression, and its graph over three times its `for`, half an hour at least. */
export const Expression = ({ alert }: { readonly alert: Alert }): React.JSX.Element => {
  const { t } = useTranslate();
  const [perspective] = useActivePerspective();
  const { query, duration } = alert.rule;
  const answer = usePrometheusRange(query, Math.max(30, Math.ceil(duration / 20)));
  return (
    <PageSection>
      <section aria-labelledby="expression">
        <Title headingLevel="h2" id="expression">
          {t('Expression')}
        </Title>
        <CodeBlock>
          <CodeBlockCode className="virtualization-alerts__command">{query}</CodeBlockCode>
        </CodeBlock>
        {answer.state === 'loading' && <Skeleton height="200px" screenreaderText={t('Reading…')} />}
        {answer.state === 'empty' && <Content component="p">{t('The expression gave nothing in this time.')}</Content>}
        {answer.state === 'found' && (
          <div className="virtualization-alerts__graph">
            <Graph series={answer.data} />
          </div>
        )}
        {(answer.state === 'forbidden' || answer.state === 'failed' || answer.state === 'missing-api') && (
          <ReadProblem observation={answer} what={message('The graph')} />
        )}
        <Link to={observeAddresses(alert, perspective).expression}>{t('Open in the query browser')}</Link>
      </section>
    </PageSection>
  );
};
