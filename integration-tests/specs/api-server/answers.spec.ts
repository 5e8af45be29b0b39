import { jsonOf, type Answer } from './ask';
import { describeApiServer } from './at-hand';
import { serveLab, type LabServer } from './lab-server';
import { OPEN_PATHS, OPEN_QUESTIONS } from './open-differences';
import { QUESTIONS, type Asked } from './questions';
import { differencesOf, shapeOf } from './shape';
import { startTwins, type Twins } from './start-cluster';

/** An answer with its body read: JSON, a list of a watch's events, or text. */
const read = ({ status, headers, text }: Answer, { path }: Asked): object => {
  const type = headers['content-type'] ?? '';
  const isJson = type.startsWith('application/json');
  const isWatch = status === 200 && path.includes('watch=true');
  const lines = text.split('\n').filter((line) => line !== '');
  const events = (): unknown[] => lines.map((line) => JSON.parse(line) as unknown);
  const body = isWatch ? events() : isJson ? jsonOf({ status, headers, text }, path) : text;
  return { status, type, body };
};

describeApiServer('the lab answers as a real API server', () => {
  let twins: Twins;
  let lab: LabServer;
  let pod = '';
  const withPod = (question: Asked): Asked => ({ ...question, path: question.path.replace('{virt-api}', pod) });
  const askBoth = async (question: Asked): Promise<string[]> => {
    const [ours, theirs] = await Promise.all([lab.ask(question), twins.ask(question)]);
    return differencesOf(shapeOf(read(ours, question)), shapeOf(read(theirs, question)));
  };

  beforeAll(async () => {
    twins = await startTwins();
    lab = await serveLab(twins.lab);
    expect(await twins.follow()).toEqual([]);
    const pods = twins.lab.world.list('', 'Pod', 'openshift-cnv');
    pod = pods.find(({ metadata }) => metadata.labels?.['kubevirt.io'] === 'virt-api')?.metadata.name ?? '';
  }, 300_000);
  afterAll(async () => {
    lab.stop();
    await twins.stop();
  });

  test.each(QUESTIONS.filter(({ title }) => !OPEN_QUESTIONS.has(title)))('$title', async (question) => {
    const found = await askBoth(withPod(question));
    expect(found.filter((line) => !OPEN_PATHS.some((open) => open.test(line)))).toEqual([]);
  });

  for (const title of OPEN_QUESTIONS) test.todo(title);
});
