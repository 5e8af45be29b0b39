import {
  Alert,
  Button,
  Checkbox,
  Content,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalVariant,
  Stack,
  StackItem,
} from '@patternfly/react-core';
import { Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useId, useState } from 'react';

import { printDeletion } from '../../commands/oc-command';
import { nameOf, planRestart, restartable, suggested, uidOf } from '../../fixes/restart-plan';
import { useTranslate } from '../../i18n';
import type { Message } from '../../message';
import { age } from '../../probes/duration';
import type { ClusterObject } from '../../probes/observation';
import { describePod } from '../../probes/pod-state';
import { CommandBlock } from '../command/CommandBlock';
import { Paged } from '../probe/Paged';
import { FittingTable } from '../state/FittingTable';
import { RichText } from './RichText';

interface ChoiceProps {
  readonly pods: readonly ClusterObject[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (uids: readonly string[], isChosen: boolean) => void;
}

const Choice = ({ pods, now, chosen, onChoose }: ChoiceProps): React.JSX.Element => {
  const { t } = useTranslate();
  const id = useId();
  return (
    <Paged items={pods} what={t('Pods to restart')}>
      {(shown) => (
        <FittingTable room={560} variant="compact" aria-label={t('Pods to restart')}>
          <Thead>
            <Tr>
              <Th>
                <Checkbox
                  id={`${id}-all`}
                  aria-label={t('Select all pods')}
                  isChecked={pods.length > 0 && pods.every((pod) => chosen.has(uidOf(pod)))}
                  onChange={(_event, isChecked) => {
                    onChoose(pods.map(uidOf), isChecked);
                  }}
                />
              </Th>
              <Th>{t('Name')}</Th>
              <Th>{t('Ready')}</Th>
              <Th>{t('Restarts')}</Th>
              <Th>{t('Age')}</Th>
              <Th>{t('Node')}</Th>
            </Tr>
          </Thead>
          <Tbody>
            {shown.map((pod) => {
              const { ready, restarts, node } = describePod(pod, now);
              const { name = '', creationTimestamp } = pod.metadata ?? {};
              return (
                <Tr key={uidOf(pod)}>
                  <Td>
                    <Checkbox
                      id={`${id}-${uidOf(pod)}`}
                      aria-label={t('Select pod {{name}}', { name })}
                      isChecked={chosen.has(uidOf(pod))}
                      onChange={(_event, isChecked) => {
                        onChoose([uidOf(pod)], isChecked);
                      }}
                    />
                  </Td>
                  <Td dataLabel={t('Name')}>{name}</Td>
                  <Td dataLabel={t('Ready')}>{ready}</Td>
                  <Td dataLabel={t('Restarts')}>{restarts}</Td>
                  <Td dataLabel={t('Age')}>{age(creationTimestamp, now)}</Td>
                  <Td dataLabel={t('Node')}>{node || '-'}</Td>
                </Tr>
              );
            })}
          </Tbody>
        </FittingTable>
      )}
    </Paged>
  );
};

interface RestartDialogProps {
  readonly namespace: string;
  /** All pods of the workload, as they are now. */
  readonly pods: readonly ClusterObject[];
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
  const plan = planRestart(pods, chosen);
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
          <Choice pods={mine} now={now} chosen={chosen} onChoose={choose} />
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
