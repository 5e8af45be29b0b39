import { message, type Message } from '../../message';
import type { Topic } from '../../runbooks/topic';

const NAMES: Readonly<Record<Topic, Message>> = {
  operator: message('Operator'),
  machine: message('Virtual machine'),
  storage: message('Storage'),
  node: message('Node'),
  cluster: message('Cluster'),
};

/** What the catalogue calls what an alert is about, to be translated. */
export const topicName = (topic: Topic): Message => NAMES[topic];
