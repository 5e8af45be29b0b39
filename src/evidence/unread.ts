import type { ListRequest } from '../probes/list-request';
import { inEnglish, message, type Message } from '../message';
import { modelOf } from '../probes/models';
import { whichApi } from '../probes/missing-api';
import type { Observation } from '../probes/observation';
import { whichPermission } from '../probes/permission';
import type { Gathered, Unread } from './gathered';
import type { EvidenceSource } from './source';

/** Names a list in a sentence: "pods in namespace openshift-cnv", "events about web-frontend in namespace vms". */
export const nameOfList = ({ model, namespace, fields = {} }: ListRequest): Message => {
  const { command: kind } = modelOf(model);
  const about = fields['involvedObject.name'];
  if (about !== undefined) {
    return message('{{kind}} about {{name}} in namespace {{namespace}}', {
      kind,
      name: about,
      namespace: namespace ?? '',
    });
  }
  const name = fields['metadata.name'];
  if (namespace === undefined) {
    return name === undefined ? message('{{kind}}', { kind }) : message('{{kind}} {{name}}', { kind, name });
  }
  return name === undefined
    ? message('{{kind}} in namespace {{namespace}}', { kind, namespace })
    : message('{{kind}} {{name}} in namespace {{namespace}}', { kind, name, namespace });
};

/** Names a log in a sentence. */
export const nameOfLog = (log: { pod: string; container: string; previous: boolean }): Message =>
  log.previous
    ? message('the log of the previous run of {{container}} in pod {{pod}}', { container: log.container, pod: log.pod })
    : message('the log of {{container}} in pod {{pod}}', { container: log.container, pod: log.pod });

/** Says in a sentence why something could not be read; the missing permission by name. */
export const whyUnread = (why: Unread['why']): Message => {
  switch (why.state) {
    case 'forbidden':
      return whichPermission(why);
    case 'missing-api':
      return whichApi(why);
    case 'failed':
      return message('{{reason}}', { reason: why.reason });
  }
};

const unread = (what: Message, observation: Observation<unknown>): readonly Unread[] =>
  observation.state === 'forbidden' || observation.state === 'missing-api' || observation.state === 'failed'
    ? [{ what, why: observation }]
    : [];

/** Everything that could not be read, each once: for the file, and by the page's steps. */
export const everythingUnread = (source: EvidenceSource, gathered: Gathered): readonly Unread[] => {
  const all = [
    ...gathered.lists.flatMap(({ request, list }) => unread(nameOfList(request), list)),
    ...gathered.logs.flatMap((log) => unread(nameOfLog(log), log.text)),
    ...unread(message('the graph of the alert'), gathered.graph ?? { state: 'empty' }),
    ...source.results.flatMap(({ stepId, observation }) => {
      const title = source.steps.find(({ id }) => id === stepId)?.title ?? message('{{step}}', { step: stepId });
      return unread(message('the step "{{title}}"', { title: inEnglish(title) }), observation);
    }),
  ];
  return [
    ...new Map(all.map((entry) => [`${inEnglish(entry.what)}: ${inEnglish(whyUnread(entry.why))}`, entry])).values(),
  ];
};
