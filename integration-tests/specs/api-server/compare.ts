import { jsonOf, type Answer, type Ask, type Question } from './ask';
import { OPEN_PATHS } from './open-differences';
import { differencesOf, shapeOf } from './shape';

/** An answer with its body read: JSON, a list of a watch's events, or text. */
export const read = ({ status, headers, text }: Answer, { path }: Question): object => {
  const type = headers['content-type'] ?? '';
  const isJson = type.startsWith('application/json');
  const isWatch = status === 200 && path.includes('watch=true');
  const lines = text.split('\n').filter((line) => line !== '');
  const events = (): unknown[] => lines.map((line) => JSON.parse(line) as unknown);
  const body = isWatch ? events() : isJson ? jsonOf({ status, headers, text }, path) : text;
  return { status, type, body };
};

/** What is different in two answers, without what is known to be; empty when they are alike. */
export const compare = (lab: object, real: object): string[] =>
  differencesOf(shapeOf(lab), shapeOf(real)).filter((line) => !OPEN_PATHS.some((open) => open.test(line)));

/** Asks both servers, and gives what is different in their answers. */
export const askBoth = async (lab: Ask, real: Ask, question: Question): Promise<string[]> => {
  const [ours, theirs] = await Promise.all([lab(question), real(question)]);
  return compare(read(ours, question), read(theirs, question));
};
