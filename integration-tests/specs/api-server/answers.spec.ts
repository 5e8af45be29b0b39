import { describeApiServer } from './at-hand';
import { askBoth } from './compare';
import { serveLab, type LabServer } from './lab-server';
import { QUESTIONS, type Asked } from './questions';
import { startTwins, type Twins } from './start-cluster';

describeApiServer('the lab answers as a real API server', () => {
  let twins: Twins;
  let lab: LabServer;
  let pod = '';
  const withPod = (question: Asked): Asked => ({ ...question, path: question.path.replace('{virt-api}', pod) });

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

  test.each(QUESTIONS)('$title', async (question) => {
    expect(await askBoth(lab.ask, twins.ask, withPod(question))).toEqual([]);
  });
});
