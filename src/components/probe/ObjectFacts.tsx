import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import { message, type Message } from '../../message';
import { age } from '../../probes/duration';
import type { ClusterObject } from '../../probes/observation';
import type { ModelName } from '../../probes/probe';
import { finite, record, text } from '../../unknown-value';
import { Breakable } from '../state/Breakable';

interface ObjectFactsProps {
  readonly object: ClusterObject;
  readonly model: ModelName;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

interface Fact {
  readonly name: Message;
  readonly value: Message;
}

const counted = (value: unknown): number => finite(value) ?? 0;

const deploymentFacts = ({ spec, status }: ClusterObject): readonly Fact[] => {
  const { replicas, readyReplicas, availableReplicas, updatedReplicas } = record(status);
  // A Deployment that doesn't say wants one replica (apps/v1).
  const wanted = finite(record(spec).replicas) ?? finite(replicas) ?? 1;
  const values = {
    wanted,
    ready: counted(readyReplicas),
    available: counted(availableReplicas),
    updated: counted(updatedReplicas),
  };
  return [
    {
      name: message('Replicas'),
      value: message('{{ready}} of {{wanted}} ready, {{available}} available, {{updated}} up to date', values),
    },
  ];
};

const daemonSetFacts = ({ status }: ClusterObject): readonly Fact[] => {
  const { desiredNumberScheduled, numberReady, numberAvailable, updatedNumberScheduled } = record(status);
  const values = {
    wanted: counted(desiredNumberScheduled),
    ready: counted(numberReady),
    available: counted(numberAvailable),
    updated: counted(updatedNumberScheduled),
  };
  return [
    {
      name: message('Pods, one on each node that wants it'),
      value: message('{{ready}} of {{wanted}} ready, {{available}} available, {{updated}} up to date', values),
    },
  ];
};

const leaseFacts = ({ spec }: ClusterObject, now: number): readonly Fact[] => {
  const { holderIdentity, renewTime, leaseDurationSeconds } = record(spec);
  const holder = text(holderIdentity);
  const renewed = age(text(renewTime), now);
  const seconds = finite(leaseDurationSeconds);
  return [
    { name: message('Holder'), value: holder === '' ? message('Nobody') : message('{{holder}}', { holder }) },
    { name: message('Renewed'), value: renewed === '' ? message('Never') : message('{{renewed}} ago', { renewed }) },
    {
      name: message('Valid for'),
      value: seconds === undefined ? message('Not said') : message('{{seconds}} s', { seconds }),
    },
  ];
};

const factsOf = ({ object, model, now }: ObjectFactsProps): readonly Fact[] => {
  switch (model) {
    case 'Deployment':
      return deploymentFacts(object);
    case 'DaemonSet':
      return daemonSetFacts(object);
    case 'Lease':
      return leaseFacts(object, now);
    default:
      return [];
  }
};

/** What matters about one object: replicas of a workload, the holder of a Lease, and for all its namespace and age. */
export const ObjectFacts = (props: ObjectFactsProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { namespace, creationTimestamp } = props.object.metadata ?? {};
  const old = age(creationTimestamp, props.now);
  const facts: readonly Fact[] = [
    ...factsOf(props),
    ...(namespace === undefined
      ? []
      : [{ name: message('Namespace'), value: message('{{namespace}}', { namespace }) }]),
    ...(old === '' ? [] : [{ name: message('Age'), value: message('{{old}}', { old }) }]),
  ];
  return (
    // As many columns as there is room for where it stands, which the window says little of.
    <DescriptionList isCompact isAutoFit autoFitMinModifier={{ default: '200px' }}>
      {facts.map(({ name, value }) => (
        <DescriptionListGroup key={name.text}>
          <DescriptionListTerm>{t(name)}</DescriptionListTerm>
          <DescriptionListDescription>
            <Breakable text={t(value)} />
          </DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
};
