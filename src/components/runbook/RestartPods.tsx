import { Button, Content, Tooltip } from '@patternfly/react-core';
import { useId, useState } from 'react';

import { restartable } from '../../fixes/restart-plan';
import { useRestartPods, type FixTarget, type PodRestart } from '../../hooks/useRestartPods';
import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { RestartDialog } from './RestartDialog';
import { RestartProgress } from './RestartProgress';

interface RestartPodsProps {
  readonly target: FixTarget;
  /** What the restart does and what it costs. */
  readonly warning: Message;
}

/** Why the pods can't be restarted now; absent when they can. */
const whyNot = ({ access, pods, isDeleting }: PodRestart, namespace: string): Message | undefined => {
  if (access === 'checking') return message('Checking whether you may delete pods in {{namespace}}…', { namespace });
  if (access === 'denied') {
    return message(
      'You may not delete pods in {{namespace}}: ask an administrator for the verb delete on pods there.',
      { namespace },
    );
  }
  if (isDeleting) return message('The pods are being deleted…');
  if (pods.state === 'loading') return message('Reading the pods…');
  if (pods.state === 'empty') return message('There are no pods to restart.');
  if (pods.state !== 'found') return message('The pods could not be read: see the steps above.');
  return restartable(pods.data).length === 0 ? message('There are no pods to restart.') : undefined;
};

/** Offers to restart pods by deleting them: explains itself where that can't be done, asks, and says what came of it. */
const RestartPods = ({ target, warning }: RestartPodsProps): React.JSX.Element => {
  const { t } = useTranslate();
  const reasonId = useId();
  const [isAsking, setAsking] = useState(false);
  const restart = useRestartPods(target);
  const why = whyNot(restart, target.namespace);
  const button = (
    <Button
      variant="secondary"
      isDanger
      isAriaDisabled={why !== undefined}
      {...(why === undefined ? {} : { 'aria-describedby': reasonId })}
      onClick={() => {
        setAsking(true);
      }}
    >
      {t('Restart pods')}
    </Button>
  );
  return (
    <>
      {why === undefined ? button : <Tooltip content={t(why)}>{button}</Tooltip>}
      {why !== undefined && (
        <Content component="small" id={reasonId}>
          {t(why)}
        </Content>
      )}
      {isAsking && (
        <RestartDialog
          namespace={target.namespace}
          pods={restart.pods.state === 'found' ? restart.pods.data : []}
          {...(restart.pods.state === 'found' && restart.pods.of !== undefined ? { of: restart.pods.of } : {})}
          now={restart.now}
          {...(restart.only === undefined ? {} : { only: restart.only })}
          warning={warning}
          onCancel={() => {
            setAsking(false);
          }}
          onDelete={(pods) => {
            setAsking(false);
            restart.restart(pods);
          }}
        />
      )}
      <RestartProgress progress={restart.progress} />
    </>
  );
};

export default RestartPods;
