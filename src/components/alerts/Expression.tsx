import { CodeBlock, CodeBlockCode, Content, Skeleton } from '@patternfly/react-core';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';

import type { Alert } from '../../alerts/alert';
import { splitComparison } from '../../alerts/comparison';
import { isShippedExpression } from '../../alerts/known-by-expression';
import { rangeStep } from '../../cluster/prometheus';
import { useObserveAddresses } from '../../hooks/useObserveAddresses';
import { usePrometheusRange } from '../../hooks/usePrometheusQueries';
import { useSeen } from '../../hooks/useSeen';
import { useTranslate } from '../../i18n';
import { message } from '../../message';
import { Part } from '../runbook/Part';
import { ReadProblem } from '../state/ReadProblem';

const Graph = lazy(async () => import('./Graph'));

/** As high as the graph. What nobody has come to yet is not being read. */
const Waiting = ({ isRead }: { readonly isRead: boolean }): React.JSX.Element => {
  const { t } = useTranslate();
  return <Skeleton height="220px" {...(isRead ? { screenreaderText: t('Reading…') } : {})} />;
};

/**
 * The alert's expression, and its graph over three times its `for`, half an hour at least. The graph, and what draws it,
 * is fetched when one comes to it.
 */
const Expression = ({ alert }: { readonly alert: Alert }): React.JSX.Element => {
  const { t } = useTranslate();
  const observe = useObserveAddresses(alert);
  const { query, duration } = alert.rule;
  const comparison = splitComparison(query);
  const minutes = Math.max(30, Math.ceil(duration / 20));
  const [element, isSeen] = useSeen();
  const answer = usePrometheusRange(isSeen ? (comparison?.measured ?? query) : undefined, minutes);
  return (
    <Part id="expression" level="h3" title={t('Expression')}>
      <CodeBlock>
        <CodeBlockCode className="virtualization-alerts__said">{query}</CodeBlockCode>
      </CodeBlock>
      {!isShippedExpression(alert.knownAs ?? alert.name, query) && (
        <Content component="p">
          {t(
            'No release that this page knows ships this expression: it was changed, or is newer. What the runbook says of numbers is about the shipped one.',
          )}
        </Content>
      )}
      <div ref={element} />
      {answer.state === 'loading' && <Waiting isRead={isSeen} />}
      {answer.state === 'empty' && <Content component="p">{t('The expression gave nothing in this time.')}</Content>}
      {answer.state === 'found' && (
        <Suspense fallback={<Waiting isRead />}>
          <Graph
            series={answer.data}
            step={rangeStep(minutes) * 1000}
            {...(comparison === undefined ? {} : { threshold: comparison.threshold })}
          />
        </Suspense>
      )}
      {(answer.state === 'forbidden' || answer.state === 'failed' || answer.state === 'missing-api') && (
        <ReadProblem observation={answer} what={message('The graph')} />
      )}
      {observe !== undefined && <Link to={observe.expression}>{t('Open in the query browser')}</Link>}
    </Part>
  );
};

export default Expression;
