import { expect, type Locator, type Page } from '@playwright/test';

import type { FailingRead, Failure } from '../../lab/failing-reads';
import { resetLab, setFault, setFailures } from './lab-switches';
import { keptTest, test } from './lab-test';
import { openRestart } from './open-restart';
import { diagnosisOf, noProblems, openChecks, openDetails, openResolution } from './parts-of-page';

// Each cell stands alone, and orders all of its failure itself: the workers share them, each with its own lab.
test.describe.configure({ mode: 'parallel' });

const LIST = '/virtualization/monitoring/alerts';

/** What each failure is called on the page, where a read does not say more. */
const SAYS: Readonly<Record<Failure, RegExp>> = {
  '403': /You may not (get|list|delete)/,
  '404': /the lab says NotFound/,
  '410': /by itself/,
  '422': /the lab says Invalid/,
  '429': /overloaded or restarting: it is asked again by itself/,
  hang: /No complete answer within \d+ s/,
  stall: /No complete answer within \d+ s/,
  half: /Something other than/,
  cut: /Check the connection to the console/,
};
const FAILURES = Object.keys(SAYS) as Failure[];
/** What is wrong to say of a failure, whatever was read: it would send people elsewhere. */
const NEVER_SAYS: Partial<Readonly<Record<Failure, RegExp>>> = {
  '404': /OpenShift Virtualization is not installed/,
  '410': /compare its version/,
  half: /Check the connection to the console/,
};

/** Those in which nothing comes: the page's clock is put forward past the limit. */
const isLate = (failure: Failure): boolean => failure === 'hang' || failure === 'stall';

interface Row {
  readonly fault: string;
  /** Opens the page on which the read is made, and gives the place that must speak of it. */
  readonly open: (page: Page) => Promise<Locator>;
  /** Where the words differ from `SAYS`. */
  readonly says?: Partial<Record<Failure, RegExp>>;
  /** Failures that look to the page like an answer. */
  readonly cannotDiffer?: readonly Failure[];
  /** What may not be said of something that was not read. */
  readonly neverSays?: RegExp;
  /** What 422 does not mean here: a query that Prometheus could not evaluate is none of the wrong version. */
  readonly isQuery?: boolean;
}

const alertPage =
  (fault: string) =>
  async (page: Page): Promise<Locator> => {
    await page.goto(`${LIST}/1?alertname=${fault}`);
    return openChecks(page);
  };

const listPage = async (page: Page): Promise<Locator> => {
  await page.goto(LIST);
  return page.getByRole('main');
};

const ROWS: Readonly<Record<Exclude<FailingRead, 'review' | 'watch' | 'deletion'>, Row>> = {
  rules: { fault: 'VirtControllerDown', open: listPage, neverSays: /No virtualization alert is firing/ },
  silences: { fault: 'VirtControllerDown', open: listPage },
  list: {
    fault: 'VirtControllerDown',
    open: alertPage('VirtControllerDown'),
    neverSays: /OpenShift Virtualization is not installed/,
  },
  log: {
    fault: 'NoReadyVirtController-crash-loop',
    open: alertPage('NoReadyVirtController'),
    says: { '404': /There is no such log|the lab says NotFound/ },
    // A log is text, whole or half.
    cannotDiffer: ['half'],
  },
  query: {
    fault: 'VirtControllerRESTErrorsBurst',
    open: alertPage('VirtControllerRESTErrorsBurst'),
    isQuery: true,
  },
  graph: {
    isQuery: true,
    fault: 'VirtControllerRESTErrorsBurst',
    open: async (page) => {
      await listPage(page);
      await page.getByRole('link', { name: 'VirtControllerRESTErrorsBurst' }).first().click();
      await openDetails(page);
      return page.getByRole('region', { name: 'Expression', exact: true });
    },
  },
};

for (const [read, { fault, open, says = {}, neverSays, isQuery = false, cannotDiffer = [] }] of Object.entries(ROWS)) {
  for (const failure of FAILURES.filter((one) => !cannotDiffer.includes(one))) {
    // A clock that was put forward may not stay in a context that is kept.
    (isLate(failure) ? test : keptTest)(
      `${read}, ${failure}: the page says what is not known, and why`,
      async ({ page, request }) => {
        await resetLab(request);
        await setFault(request, fault, true);
        await setFailures(request, [{ read, fails: failure }]);
        if (isLate(failure)) await page.clock.install();
        const place = await open(page);
        await expect(place).toBeVisible();
        await expect(async () => {
          // What is costly is read when one comes to it.
          await place.scrollIntoViewIfNeeded({ timeout: 2_000 });
          if (isLate(failure)) await page.clock.fastForward(31_000);
          await expect(place).toContainText(says[failure] ?? SAYS[failure], { timeout: 2_000 });
        }).toPass();
        const wrong = failure === '422' && isQuery ? /compare its version/ : NEVER_SAYS[failure];
        for (const never of [neverSays, wrong])
          if (never !== undefined) await expect(page.getByRole('main')).not.toContainText(never);
      },
    );
  }
}

// A review that fails in any way is taken for a yes, as the SDK does it: the server of what is read decides anyway.
for (const failure of FAILURES) {
  (isLate(failure) ? test : keptTest)(
    `access review, ${failure}: the alerts are read all the same`,
    async ({ page, request }) => {
      await resetLab(request);
      await setFault(request, 'VirtControllerDown', true);
      await setFailures(request, [{ read: 'review', fails: failure }]);
      if (isLate(failure)) await page.clock.install();
      await page.goto(LIST);
      await expect(async () => {
        if (isLate(failure)) await page.clock.fastForward(31_000);
        await expect(page.getByRole('link', { name: 'VirtControllerDown' }).first()).toBeVisible({ timeout: 2_000 });
      }).toPass();
    },
  );
}

/*
 * Of a WebSocket whose handshake fails the browser tells a script nothing: 403, 404, 410, 422, 429, half an answer and a
 * cut connection are one and the same to the page. One that hangs or is silent is to it a watch in which nothing happens.
 */
test('watch, refused in any way: the page lists again, and follows the cluster', async ({ page, request }) => {
  await resetLab(request);
  await setFault(request, 'VirtControllerDown', true);
  await setFailures(request, [{ read: 'watch', fails: '403' }]);
  await page.clock.install();
  await page.goto(`${LIST}/1?alertname=VirtControllerDown`);
  await expect(diagnosisOf(page)).toContainText('0 of 2 replicas ready');
  await setFault(request, 'VirtControllerDown', false);
  await expect(async () => {
    await page.clock.runFor(16_000);
    await expect(noProblems(page)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
});

const DELETION: Readonly<Record<Failure, RegExp>> = {
  '403': /was not deleted: you may not delete pods in openshift-cnv/,
  '404': /was gone already: nothing was deleted/,
  '410': /was not deleted: the lab says Expired/,
  '422': /was not deleted: the lab says Invalid/,
  '429': /was not deleted: the lab says TooManyRequests/,
  hang: /There was no answer to the deletion of pod \S+: No complete answer within 30 s/,
  stall: /There was no answer to the deletion of pod \S+: No complete answer within 30 s/,
  half: /There was no answer to the deletion of pod/,
  cut: /There was no answer to the deletion of pod/,
};
for (const failure of FAILURES) {
  (isLate(failure) ? test : keptTest)(
    `deletion, ${failure}: what became of the pod is told, and the button is free`,
    async ({ page, request }) => {
      const FAULT = 'VirtControllerRESTErrorsBurst';
      await resetLab(request);
      await setFault(request, FAULT, true);
      if (isLate(failure)) await page.clock.install();
      await page.goto(`${LIST}/1?alertname=${FAULT}`);
      const resolution = await openResolution(page);
      const { button, dialog } = await openRestart(page);
      await dialog
        .getByRole('checkbox', { name: /^Select pod/ })
        .first()
        .press('Space');
      await setFailures(request, [{ read: 'deletion', fails: failure }]);
      await dialog.getByRole('button', { name: 'Delete 1 pod' }).press('Enter');
      await expect(dialog).toBeHidden();
      await expect(async () => {
        if (isLate(failure)) await page.clock.fastForward(31_000);
        await expect(resolution).toContainText(DELETION[failure], { timeout: 2_000 });
      }).toPass();
      await expect(button).toBeEnabled();
    },
  );
}
