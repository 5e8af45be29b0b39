import { message, type Message } from '../message';
import type { CertificateFact, FactOf, LineFact, ObjectReference, WebhookFact } from './fact';
import type { KnownLineId } from '../probes/log-known';

const CERTIFICATE: Readonly<Partial<Record<KnownLineId, CertificateFact['state']>>> = {
  'certificate-expired': 'expired',
  'certificate-not-yet-valid': 'not-yet-valid',
  'certificate-untrusted': 'untrusted',
};

const SAID: Readonly<Record<CertificateFact['state'], Message>> = {
  expired: message('The certificate of {{service}} has expired, says {{pod}}: {{line}}'),
  'not-yet-valid': message('The certificate of {{service}} is not valid yet, says {{pod}}: {{line}}'),
  untrusted: message('The certificate of {{service}} is not trusted, says {{pod}}: {{line}}'),
};

const ofModel = (names: readonly ObjectReference[], model: ObjectReference['model']): readonly ObjectReference[] =>
  names.filter((name) => name.model === model);

/** A line about the certificate of a service that it names: that of who is called, not of who writes. */
const certificateOf = (line: LineFact): readonly CertificateFact[] => {
  const state = line.known === undefined ? undefined : CERTIFICATE[line.known];
  const [service] = ofModel(line.names, 'Service');
  if (state === undefined || service === undefined) return [];
  const say = ({ values }: Message): Message => ({
    text: SAID[state].text,
    values: { ...values, service: service.name },
  });
  const served = line.names.filter(({ model, name }) => model !== 'Webhook' && name === service.name);
  return [
    {
      ...line,
      kind: 'certificate',
      state,
      group: `${service.name}/${state}`,
      objects: served,
      names: line.objects,
      sentence: say(line.sentence),
      ...(line.many === undefined ? {} : { many: say(line.many) }),
    },
  ];
};

/** A line about a webhook that could not be called, or did not answer. */
const webhookOf = (line: LineFact): readonly WebhookFact[] => {
  const [webhook] = ofModel(line.names, 'Webhook');
  if (webhook === undefined) return [];
  const say = (said: Message): Message =>
    line.known === 'webhook'
      ? said
      : {
          text: message('Calls of {{pod}} fail at the webhook {{webhook}}').text,
          values: { ...said.values, webhook: webhook.name },
        };
  return [
    {
      ...line,
      kind: 'webhook',
      name: webhook.name,
      service: ofModel(line.names, 'Service')[0]?.name ?? '',
      group: `${line.workload}/${webhook.name}`,
      objects: [webhook, ...line.objects],
      names: line.names.filter(({ model }) => model !== 'Webhook'),
      sentence: say(line.sentence),
      ...(line.many === undefined ? {} : { many: say(line.many) }),
    },
  ];
};

/** What the lines tell: the certificates and webhooks that they name, and the lines themselves where these don't say it all. */
export const namedFacts = (
  lines: readonly LineFact[],
): readonly (FactOf<'line'> | FactOf<'certificate'> | FactOf<'webhook'>)[] =>
  lines.flatMap((line) => {
    if (line.whose !== 'own') return [line];
    const certificates = certificateOf(line);
    const webhooks = webhookOf(line);
    const isTold = certificates.length > 0 || (line.known === 'webhook' && webhooks.length > 0);
    return [...certificates, ...(isTold ? [] : [line]), ...webhooks];
  });
