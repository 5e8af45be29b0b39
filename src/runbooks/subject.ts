import { inEnglish } from '../message';
import type { ModelName, Template } from '../probes/probe';
import { fillMessage, type Variables } from '../probes/variables';
import { workloadOf, type NamespaceSource, type WorkloadName } from './workloads';

/**
 * What a runbook is about. It decides where the namespace comes from, what sentences name, and what is its own: trouble
 * of that comes before trouble of others.
 */
export type Subject =
  /** A Deployment or DaemonSet of the product; its pods are its own. */
  | { readonly kind: 'workload'; readonly workload: WorkloadName }
  /** A custom resource of an operator, as the workload that carries it out understands it. */
  | { readonly kind: 'operator'; readonly model: ModelName; readonly workload: WorkloadName }
  /** An object that the alert's labels name. */
  | {
      readonly kind: 'object';
      /** Absent where a label names the kind as well. */
      readonly model?: ModelName;
      readonly name: Template;
      /** Absent for a cluster-scoped kind. */
      readonly namespace?: Template;
      /** Who takes care of such objects. */
      readonly component: WorkloadName;
      /** The ids of the steps that read what belongs to it. */
      readonly own: readonly string[];
    }
  /** The cluster as a whole. */
  | { readonly kind: 'cluster'; readonly component: WorkloadName };

/** The workload of the product behind a subject: its log and its namespace belong to the evidence. */
export const componentOf = (subject: Subject): WorkloadName =>
  subject.kind === 'workload' || subject.kind === 'operator' ? subject.workload : subject.component;

/** What sentences call the subject. */
export const nameOf = (subject: Subject, variables: Variables): string => {
  switch (subject.kind) {
    case 'workload':
      return subject.workload;
    case 'operator':
      return subject.model;
    case 'object':
      return inEnglish(fillMessage({ text: subject.name }, variables));
    case 'cluster':
      return 'cluster';
  }
};

/** Where `{{namespace}}` comes from, tried in order, unless the runbook has a variable of that name. */
export const namespaceFrom = (subject: Subject): readonly NamespaceSource[] => {
  const ofComponent = workloadOf(componentOf(subject)).namespaceFrom;
  return subject.kind === 'operator' ? [{ from: 'resource', model: subject.model }, ...ofComponent] : ofComponent;
};

/** The ids of the steps that are about the subject whatever they read; those about a workload are found by its labels. */
export const ownSteps = (subject: Subject): readonly string[] => (subject.kind === 'object' ? subject.own : []);
