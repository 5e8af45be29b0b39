import { join } from 'node:path';

import { expect, type Locator, type Page } from '@playwright/test';

import { startLabConsole, type LabConsole } from '../../benchmark/lab-console';
import { addUp, type Asked } from '../../benchmark/measures';
import { Traffic, type Sent } from '../../benchmark/traffic';
import { labPort } from './lab-address';
import { needLab, setFault } from './lab-switches';
import { test } from './lab-test';
import { checksOf, diagnosisOf } from './parts-of-page';

const START = '/k8s/all-namespaces/kubevirt.io~v1~VirtualMachine';
const ALERT = 'VirtControllerDown';
const DIST = join(__dirname, '../../../dist');
const KB = 1000;

/** What may be asked for at most; bytes are those on the wire of a real cluster. */
interface Limit {
  readonly requests: number;
  readonly bytes: number;
}

/** About a quarter more than what was measured: a change that asks for another list is to be seen, a label more is not. */
const LIMITS = {
  /** A minute of each page, as it stays open. */
  // Most of it are the rules, which the lab has as many of as a cluster: they are read four times, 6.5 KB each.
  listMinute: { requests: 12, bytes: 36 * KB },
  alertMinute: { requests: 24, bytes: 48 * KB },
  /** From the list to an alert, until all that its diagnosis reads is there. */
  diagnosis: { requests: 75, bytes: 180 * KB },
  /** The same in a cluster of two thousand nodes. */
  largeDiagnosis: { requests: 80, bytes: 250 * KB },
} satisfies Record<string, Limit>;
/** Seconds of the page's clock in which a diagnosis has read everything. */
const READS_WITHIN = 30;

/** A page whose requests are counted. */
class CountedPage {
  private readonly underWay = new Set<unknown>();

  private constructor(
    readonly page: Page,
    private readonly traffic: Traffic,
  ) {
    page.on('request', (request) => this.underWay.add(request));
    page.on('requestfinished', (request) => this.underWay.delete(request));
    page.on('requestfailed', (request) => this.underWay.delete(request));
  }

  static async of(page: Page): Promise<CountedPage> {
    return new CountedPage(page, await Traffic.of(await page.context().newCDPSession(page)));
  }

  /** Waits until nothing is under way. */
  async settled(): Promise<void> {
    await expect.poll(() => this.underWay.size).toBe(0);
  }

  /** Stops the page's clock, so that only what `pass` says passes. */
  async stop(): Promise<void> {
    const now = await this.page.evaluate(() => Date.now());
    await this.page.clock.pauseAt(now + 1_000);
  }

  /** Lets so many seconds of the page's clock pass, each when the one before has its answers. */
  async pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      await this.page.clock.runFor(1_000);
      await this.settled();
    }
  }

  /** What was asked for since the last call. */
  async asked(): Promise<readonly Sent[]> {
    await this.settled();
    return this.traffic.take();
  }
}

const namesOf = (sent: readonly Sent[]): readonly string[] =>
  sent.filter(({ isScript }) => !isScript).map(({ what, packed }) => `${what}: ${String(packed)}`);

/** Fails with everything that was asked for, so that one sees what is too much. */
const expectWithin = (sent: readonly Sent[], { requests, bytes }: Limit): void => {
  const total: Asked = addUp(sent);
  expect(total.requests, namesOf(sent).join('\n')).toBeLessThanOrEqual(requests);
  expect(total.packed, namesOf(sent).join('\n')).toBeLessThanOrEqual(bytes);
};

/** Comes to the list, and stops the clock there once what it polls is read. */
const openList = async (counted: CountedPage, address = ''): Promise<Locator> => {
  const { page } = counted;
  await page.clock.install();
  await page.goto(`${address}${START}`);
  await page.getByRole('link', { name: 'Virtualization Alerts' }).click();
  // The causes were found, and the rows are grouped by them.
  await expect(page.getByText('Begin with')).toContainText(/alerts come from it/);
  await counted.stop();
  await counted.pass(15);
  await counted.asked();
  return page.getByRole('link', { name: ALERT }).first();
};

/** From the list to an alert, until its diagnosis has read everything. */
const diagnose = async (counted: CountedPage, row: Locator): Promise<readonly Sent[]> => {
  await row.click();
  await expect(diagnosisOf(counted.page).getByRole('listitem').first()).toBeVisible();
  const isRead = async (): Promise<boolean> => (await checksOf(counted.page).getByText('Reading…').count()) === 0;
  for (let second = 0; second < READS_WITHIN && !(await isRead()); second += 1) await counted.pass(1);
  expect(await isRead()).toBe(true);
  // Logs and metrics come a few at a time.
  await counted.pass(10);
  return counted.asked();
};

/** What is asked of the API server more than once; alerts are asked for again and again. */
const readTwice = (sent: readonly Sent[]): readonly string[] => {
  const names = sent.map(({ what }) => what).filter((what) => what.includes(' /api/kubernetes/'));
  return names.filter((name, index) => names.indexOf(name) !== index);
};

test('an open list, a diagnosis and an open alert ask for little, and read nothing twice', async ({
  page,
  request,
}) => {
  await setFault(request, ALERT, true);
  const counted = await CountedPage.of(page);
  const row = await openList(counted);
  await counted.pass(60);
  expectWithin(await counted.asked(), LIMITS.listMinute);
  const diagnosis = await diagnose(counted, row);
  expectWithin(diagnosis, LIMITS.diagnosis);
  expect(readTwice(diagnosis)).toEqual([]);
  await counted.pass(20);
  await counted.asked();
  await counted.pass(60);
  expectWithin(await counted.asked(), LIMITS.alertMinute);
});

test.describe('with two thousand nodes more', () => {
  let large: LabConsole | undefined;
  test.afterEach(() => {
    large?.close();
  });

  test('a diagnosis asks for no more than in a small cluster', async ({ page }, { parallelIndex }) => {
    needLab();
    test.setTimeout(300_000);
    large = await startLabConsole(DIST, { moreNodes: 2_000, port: labPort(parallelIndex) + 20, faults: ALERT });
    const counted = await CountedPage.of(page);
    const diagnosis = await diagnose(counted, await openList(counted, large.address));
    expectWithin(diagnosis, LIMITS.largeDiagnosis);
    expect(readTwice(diagnosis)).toEqual([]);
  });
});
