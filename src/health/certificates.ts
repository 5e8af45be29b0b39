import type { Investigation } from '../diagnosis/investigate';
import { message } from '../message';
import { shortDuration } from '../probes/duration';
import type { ClusterObject } from '../probes/observation';
import { list, record, text } from '../unknown-value';
import { certificateEnds } from './certificate-end';
import { because, objectsIn, resultOf, together, unread, wasRead, type Judged } from './state';
import type { HealthStepId } from './health-step';

/** The steps that read authorities. */
const STEPS: readonly HealthStepId[] = ['api-services', 'api-service-uploads', 'webhooks-virt-operator'];

/**
 * Who renews a certificate does so a day before it ends at the latest: virt-operator and CDI by `renewBefore` (HCO sets 24
 * hours for authorities, hyperconverged-cluster-operator docs/cluster-configuration.md), the Operator Lifecycle Manager
 * in the last day. One that has less than half of that left was not renewed.
 */
const LATE = 12 * 3_600_000;

const bundlesOf = (object: ClusterObject): readonly string[] => {
  const { webhooks, spec } = object as { readonly webhooks?: unknown; readonly spec?: unknown };
  const all = [
    text(record(spec).caBundle),
    ...list(webhooks).map((webhook) => text(record(record(webhook).clientConfig).caBundle)),
  ];
  return [...new Set(all.filter((bundle) => bundle !== ''))];
};

/** What is judged of one authority, with how long it is valid, in milliseconds. */
interface Authority extends Judged {
  readonly left?: number;
}

const firstToEnd = (all: readonly Authority[]): Judged['reasons'] =>
  [...all].sort((a, b) => (a.left ?? 0) - (b.left ?? 0))[0]?.reasons ?? [];

const ofBundle = (bundle: string, name: string, now: number): Authority => {
  const ends = certificateEnds(bundle);
  if (ends === undefined)
    return because('unknown', message('The certificates in {{name}} could not be read', { name }));
  // A bundle keeps an authority until the last certificate by it has gone: the latest is the one in use.
  const left = Math.max(...ends) - now;
  const values = { name, ago: shortDuration(-left), in: shortDuration(left) };
  if (left <= 0) return because('not-working', message('The authority in {{name}} expired {{ago}} ago', values));
  return left < LATE
    ? because('impaired', message('The authority in {{name}} expires in {{in}}, and was not renewed', values))
    : { left, ...because('working', message('The next to expire does in {{in}}, in {{name}}', values)) };
};

const ofStep = (investigation: Investigation, id: HealthStepId): readonly Authority[] => {
  const result = resultOf(investigation, id);
  if (!wasRead(result)) return [unread(result)];
  return objectsIn(result).flatMap((object) =>
    bundlesOf(object).map((bundle) => ofBundle(bundle, object.metadata?.name ?? '', investigation.now)),
  );
};

/** Whether the API server can still verify the product's webhooks and APIs, by the authorities in their bundles. */
export const certificatesHealth = (investigation: Investigation): Judged => {
  const all = STEPS.flatMap((id) => ofStep(investigation, id));
  if (all.length === 0) return because('unknown', message('No authority of a webhook or an API was found'));
  const judged = together(all);
  // Of those that are valid the one that ends first is told.
  return judged.state === 'working' ? { ...judged, reasons: firstToEnd(all) } : judged;
};
