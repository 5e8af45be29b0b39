import type { Fields } from './read-field';

/** What Kubernetes writes before a protobuf body. */
const MAGIC = Buffer.from('k8s\0');

/** The names of a message's fields by number; a nested message has names of its own. */
type Message = Record<number, string | { name: string; message: Message }>;

const RESOURCE_ATTRIBUTES: Message = {
  1: 'namespace',
  2: 'verb',
  3: 'group',
  4: 'version',
  5: 'resource',
  6: 'subresource',
  7: 'name',
};
const NON_RESOURCE_ATTRIBUTES: Message = { 1: 'path', 2: 'verb' };
const ACCESS_REVIEW: Message = {
  2: {
    name: 'spec',
    message: {
      1: { name: 'resourceAttributes', message: RESOURCE_ATTRIBUTES },
      2: { name: 'nonResourceAttributes', message: NON_RESOURCE_ATTRIBUTES },
    },
  },
};
const RULES_REVIEW: Message = { 2: { name: 'spec', message: { 1: 'namespace' } } };
const envelope = (review: Message): Message => ({ 2: { name: 'raw', message: review } });

const readVarint = (bytes: Buffer, start: number): { value: number; next: number } => {
  let value = 0;
  for (let next = start, scale = 1; next < bytes.length; next += 1, scale *= 128) {
    const byte = bytes[next] ?? 0;
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) return { value, next: next + 1 };
  }
  throw new Error('protobuf body is cut off');
};

const LENGTH_DELIMITED = 2;

/** Reads the texts and messages that are named; reviews have no other fields that matter. */
const readMessage = (bytes: Buffer, message: Message): Fields => {
  const fields: Fields = {};
  let position = 0;
  while (position < bytes.length) {
    const tag = readVarint(bytes, position);
    const size = readVarint(bytes, tag.next);
    position = size.next;
    if (tag.value % 8 !== LENGTH_DELIMITED) continue;
    const content = bytes.subarray(position, position + size.value);
    position += size.value;
    const field = message[Math.floor(tag.value / 8)];
    if (typeof field === 'string') fields[field] = content.toString();
    else if (field) fields[field.name] = readMessage(content, field.message);
  }
  return fields;
};

/** Whether a body is Kubernetes' protobuf, which `kubectl auth can-i` sends whatever it is told. */
export const isProtobuf = (body: Buffer): boolean => body.subarray(0, MAGIC.length).equals(MAGIC);

/** An access or rules review from its protobuf body. Throws when the body is cut off. */
export const readProtobufReview = (body: Buffer, kind: 'access' | 'rules'): unknown =>
  readMessage(body.subarray(MAGIC.length), envelope(kind === 'access' ? ACCESS_REVIEW : RULES_REVIEW)).raw;
