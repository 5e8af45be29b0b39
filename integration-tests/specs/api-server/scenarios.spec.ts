import { describeApiServer } from './at-hand';
import { startTwins, type Twins } from './start-cluster';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FAULTS = ['faults', 'cases'].flatMap((folder) => readdirSync(join(__dirname, '../../lab/scenarios', folder)));

describeApiServer('a real API server', () => {
  let twins: Twins;
  beforeAll(async () => {
    twins = await startTwins();
  }, 300_000);
  afterAll(async () => {
    await twins.stop();
  });

  test('takes all that the healthy cluster holds, without an unknown field', async () => {
    expect(await twins.follow()).toEqual([]);
  });

  test.each(FAULTS)('takes %s', async (fault) => {
    twins.lab.reset();
    expect(twins.lab.switch(fault, true)).toBe(true);
    expect(await twins.follow()).toEqual([]);
  });
});
