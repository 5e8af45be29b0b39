import {
  Alert,
  Button,
  Content,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalVariant,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { useId, useState } from 'react';

import { printDeletion } from '../../commands/oc-command';
import { nameOf, planRestart, restartable, suggested, uidOf } from '../../fixes/restart-plan';
import { useTranslate } from '../../i18n';
import type { Message } from '../../message';
import type { ClusterObject, PodCount } from '../../probes/observation';
import { CommandBlock } from '../command/CommandBlock';
import { PartOfPods } from '../probe/PartOfPods';
import { PodChoice } from './PodChoice';
import { RichText } from './RichText';

interface RestartDialogProps {
  readonly namespace: string;
  /** The pods of the workload, as they are now. */
  readonly pods: readonly ClusterObject[];
  /** Of how many they are a part; absent where they are all. */
  readonly of?: PodCount;
  readonly now: number;
  /** The names of those that the user may delete; absent for all. */
  readonly only?: ReadonlySet<string>;
  /** What the restart does and what it costs. */
  readonly warning: Message;
  readonly onCancel: () => void;
  readonly onDelete: (pods: readonly ClusterObject[]) => void;
}

/** Asks which pods to delete, and says what that would cost. Chosen at first: the pods that are not ready. */
export const RestartDialog = ({
  namespace,
  pods,
  of,
  now,
  only,
  warning,
  onCancel,
  onDelete,
}: RestartDialogProps): React.JSX.Element => {
  const { t } = useTranslate();
  const id = useId();
  const mine = restartable(pods).filter((pod) => only?.has(nameOf(pod)) !== false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const first = suggested(pods);
    return new Set(mine.map(uidOf).filter((uid) => first.has(uid)));
  });
  const plan = planRestart(pods, chosen, of);
  const number = plan.pods.length;
  const choose = (uids: readonly string[], isChosen: boolean): void => {
    setChosen((before) => new Set(isChosen ? [...before, ...uids] : [...before].filter((uid) => !uids.includes(uid))));
  };
  return (
    <Modal isOpen variant={ModalVariant.medium} onClose={onCancel} aria-labelledby={`${id}-title`}>
      <ModalHeader title={t('Restart pods?')} titleIconVariant="warning" labelId={`${id}-title`} />
      <ModalBody>
        <Stack hasGutter>
          <Content component="p">
            <RichText text={warning} />
          </Content>
          {only !== undefined && (
            <Content component="p">
              {t('Your role allows the deletion of single pods by their names: only these can be chosen.')}
            </Content>
          )}
          {of !== undefined && <PartOfPods read={pods.length} of={of} />}
          <PodChoice pods={mine} now={now} chosen={chosen} onChoose={choose} />
          <Stack hasGutter aria-live="polite">
            {plan.warnings.map((said, index) => (
              <Alert
                key={said.text}
                isInline
                component="p"
                variant={plan.takesLastReady && index === 0 ? 'danger' : 'warning'}
                title={t(said)}
              />
            ))}
          </Stack>
          {number > 0 && (
            <StackItem>
              <CommandBlock
                command={printDeletion(namespace, plan.pods.map(nameOf))}
                title={t('Delete the chosen pods')}
              />
            </StackItem>
          )}
        </Stack>
      </ModalBody>
      <ModalFooter>
        <Button
          variant="danger"
          isDisabled={number === 0}
          onClick={() => {
            onDelete(plan.pods);
          }}
        >
          {number === 1 ? t('Delete 1 pod') : t('Delete {{number}} pods', { number })}
        </Button>
        <Button variant="link" onClick={onCancel}>
          {t('Cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
};
