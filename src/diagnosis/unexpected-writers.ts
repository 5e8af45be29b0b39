import { message, type Message } from '../message';
import { age } from '../probes/duration';
import { writersOf, type Writer } from '../probes/managed-fields';
import { nameOfObject } from '../probes/object-test';
import type { ClusterObject } from '../probes/observation';

/** A client that holds fields of an object, and is none of those that are expected to. */
export interface UnexpectedWriter extends Writer {
  readonly object: ClusterObject;
}

/** How many fields a sentence has room for. */
const NAMED = 4;

/** The clients that hold fields of objects beside those that are known to. */
export const unexpectedWriters = (
  objects: readonly ClusterObject[],
  known: readonly string[],
): readonly UnexpectedWriter[] =>
  objects.flatMap((object) =>
    writersOf(object)
      .filter(({ manager }) => !known.includes(manager))
      .map((writer) => ({ ...writer, object })),
  );

/**
 * One date covers all fields of a client's entry, and which of them it wrote then nobody says: so does the sentence. Nor
 * does it say from what they were changed, or that nobody else changed something.
 */
export const sayWriter = ({ object, manager, operation, time, fields }: UnexpectedWriter, now: number): Message => {
  const values = {
    manager,
    operation,
    name: nameOfObject(object),
    ago: age(time, now),
    fields: fields.length > NAMED ? `${fields.slice(0, NAMED).join(', ')}, …` : fields.join(', '),
  };
  return values.ago === ''
    ? message('{{name}}: {{manager}} holds fields, written when is not recorded ({{operation}}): {{fields}}', values)
    : message('{{name}}: {{manager}} last wrote some of these fields {{ago}} ago ({{operation}}): {{fields}}', values);
};
