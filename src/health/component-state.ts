import type { Alert } from '../alerts/alert';
import type { ObjectReference } from '../diagnosis/fact';
import type { Investigation } from '../diagnosis/investigate';
import { heldLease } from '../diagnosis/read-lease';
import { replicasOf } from '../diagnosis/read-workload';
import { problemOf } from '../diagnosis/workload-facts';
import { message } from '../message';
import { formatValue } from '../probes/format-value';
import type { ClusterObject } from '../probes/observation';
import { workloadOf } from '../runbooks/workloads';
import { alertsOf, isKnownOf, isOfHealth, type KnownAlerts } from './alerts-of';
import type { Component } from './components';
import {
  because,
  byVerdict,
  objectsIn,
  resultOf,
  samplesIn,
  together,
  unread,
  wasRead,
  WORKING,
  type Judged,
} from './state';
import type { HealthStepId } from './health-step';

/** A component as the page shows it. */
export interface ComponentHealth extends Judged {
  readonly component: Component;
  readonly object: ObjectReference;
  /** Absent where it was not read, or does not exist. */
  readonly replicas?: { readonly ready: number; readonly wanted: number };
  /** True where it does not exist and need not. */
  readonly isAbsent: boolean;
  /** The pod that leads; empty for nobody; absent where nothing was read of it, or nobody need lead. */
  readonly leader?: string;
  /** Of its present pods; absent where nobody says. */
  readonly restarts?: number;
  /** The share of its calls to the API server that fail, 0 to 1; absent where nobody says. */
  readonly failing?: number;
  readonly alerts: readonly Alert[];
}

/** The share of failing calls from which on the alerts fire. */
const FAILING = 0.8;
const percent = formatValue('ratio');

/** The step that says whether the API that a component serves can be called. */
const SERVES: Readonly<Record<string, HealthStepId>> = {
  'virt-api': 'api-services',
  'cdi-apiserver': 'api-service-uploads',
};

const sampleOf = (investigation: Investigation, id: HealthStepId, workload: string): number | undefined =>
  samplesIn(resultOf(investigation, id)).find(({ labels }) => labels.workload === workload)?.value;

const ofReplicas = (workload: ClusterObject, object: ObjectReference): Judged => {
  const problem = problemOf(workload, object.name);
  if (problem === undefined) {
    const { ready, wanted } = replicasOf(workload);
    return because(
      'working',
      message('{{name}} has {{ready}} of {{wanted}} replicas ready', { name: object.name, ready, wanted }),
      object,
    );
  }
  const isSome = replicasOf(workload).ready > 0;
  return because(isSome ? 'impaired' : 'not-working', problem.alone ?? problem.sentence, object);
};

const ofMissing = ({ mayBeMissing }: Component, object: ObjectReference, isComplete: boolean): Judged => {
  const { model, name } = object;
  if (mayBeMissing === 'elsewhere')
    return because('unknown', message('{{name}} is not in the namespace that was looked at', { name }));
  // A cluster whose operators were installed one by one has not all of them.
  if (mayBeMissing === 'optional' || !isComplete) return WORKING;
  return because('not-working', message('{{name}} does not exist', { name: `${model} ${name}` }));
};

const ofCalls = (
  investigation: Investigation,
  { workload, countsCalls }: Component,
  object: ObjectReference,
): Judged => {
  if (countsCalls !== true) return WORKING;
  const result = resultOf(investigation, 'failing-calls');
  if (!wasRead(result)) return unread(result);
  const share = sampleOf(investigation, 'failing-calls', workload);
  if (share === undefined)
    return because('unknown', message('How many calls of {{workload}} fail is not measured', { workload }));
  return share < FAILING
    ? WORKING
    : because(
        'not-working',
        message('{{share}} of the calls of {{workload}} fail', { workload, share: percent(share) }),
        object,
      );
};

const ofAlerts = (alerts: readonly Alert[], isKnown: KnownAlerts['isKnown'], object: ObjectReference): Judged => {
  const telling = alerts.filter(isOfHealth);
  const names = [...new Set(telling.map(({ name }) => name))].join(', ');
  if (telling.length > 0) {
    const sentence = message('{{alerts}} fires', { alerts: names });
    return { state: 'impaired', reasons: [{ sentence, object, alerts: telling }], isPending: false };
  }
  if (isKnown === 'yes') return WORKING;
  const sentence = message('Whether an alert fires about {{name}} is not known', { name: object.name });
  return { state: 'unknown', reasons: [{ sentence }], isPending: isKnown === 'reading' };
};

const leaderIn = (investigation: Investigation, id: HealthStepId): string | undefined => {
  const [lease] = objectsIn(resultOf(investigation, id));
  const held = lease === undefined ? undefined : heldLease(lease, investigation.now);
  if (held === undefined) return wasRead(resultOf(investigation, id)) ? '' : undefined;
  return held.state === 'held' || held.state === 'unsure' ? (held.holder.split('_')[0] ?? '') : '';
};

const optional = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);

/**
 * Judges a component: its replicas, its leader, its calls, the API that it serves, its alerts. It works only where all of
 * these were read and are well; an alert alone means that it works in part.
 */
export const componentHealth = (
  component: Component,
  investigation: Investigation,
  known: KnownAlerts,
): ComponentHealth => {
  const { workload, lease } = component;
  const { model } = workloadOf(workload);
  const list = resultOf(investigation, model === 'DaemonSet' ? 'daemon-sets' : 'deployments');
  const found = objectsIn(list).find(({ metadata }) => metadata?.name === workload);
  const object: ObjectReference = { model, name: workload, namespace: investigation.namespace.namespace };
  const isComplete = objectsIn(resultOf(investigation, 'operator')).length > 0;
  const alerts = alertsOf(known, workload);
  const base = { component, object, alerts, isAbsent: false };
  if (!wasRead(list)) return { ...base, ...unread(list) };
  if (found === undefined) {
    const missing = ofMissing(component, object, isComplete);
    return { ...base, ...missing, isAbsent: missing.state === 'working' };
  }
  const leaseStep: HealthStepId | undefined = lease === undefined ? undefined : `lease-${lease}`;
  const serves = SERVES[workload];
  const judged = together([
    ofReplicas(found, object),
    ...(leaseStep === undefined ? [] : [byVerdict(resultOf(investigation, leaseStep), object)]),
    ...(serves === undefined ? [] : [byVerdict(resultOf(investigation, serves))]),
    ofCalls(investigation, component, object),
    ofAlerts(alerts, isKnownOf(known, workload), object),
  ]);
  return {
    ...base,
    ...judged,
    replicas: replicasOf(found),
    ...optional('leader', leaseStep === undefined ? undefined : leaderIn(investigation, leaseStep)),
    ...optional('restarts', sampleOf(investigation, 'restarts', workload)),
    ...optional('failing', sampleOf(investigation, 'failing-calls', workload)),
  };
};
