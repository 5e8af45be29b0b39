import { Alert, AlertActionLink, Content } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import type { Failed, Forbidden, MissingApi } from '../../probes/observation';
import { whichPermission } from '../../probes/permission';
import { Breakable } from './Breakable';

interface ReadProblemProps {
  /** What could not be read, and why. */
  readonly observation: Forbidden | MissingApi | Failed;
  /** What it was, for the title: "The alerts". */
  readonly what: Message;
  readonly onRetry?: () => void;
}

const remedyOf = (observation: Forbidden | MissingApi | Failed): Message => {
  if (observation.state === 'failed') return observation.remedy;
  if (observation.state === 'missing-api') {
    return message('OpenShift Virtualization, or the part of it that this belongs to, is not installed.');
  }
  if (observation.resource === 'prometheuses/api') {
    return message('Ask a cluster administrator for the cluster role `cluster-monitoring-view`.');
  }
  if (observation.resource === 'alertmanagers/api') {
    return message(
      'Ask a cluster administrator for the role `monitoring-alertmanager-view` in `openshift-monitoring`.',
    );
  }
  if (observation.resource === 'prometheusrules') {
    return message('Ask an administrator of the project {{project}} for the role `view` in it.', {
      project: observation.namespace ?? '',
    });
  }
  return message('Ask a cluster administrator for a role that allows it, for example `cluster-reader`.');
};

/** Says what could not be read, why, and what would fix it. */
export const ReadProblem = ({ observation, what, onRetry }: ReadProblemProps): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Alert
      variant="warning"
      isInline
      component="p"
      title={t('{{what}} could not be read', { what: t(what) })}
      actionLinks={
        onRetry === undefined ? undefined : <AlertActionLink onClick={onRetry}>{t('Try again')}</AlertActionLink>
      }
    >
      {observation.state === 'forbidden' && (
        <Content component="p">
          <Breakable text={t(whichPermission(observation))} />
        </Content>
      )}
      {observation.state !== 'missing-api' && (
        <Content component="p">
          <Breakable text={observation.reason} />
        </Content>
      )}
      <Content component="p">
        <Breakable text={t(remedyOf(observation)).replaceAll('`', '')} />
      </Content>
    </Alert>
  );
};
