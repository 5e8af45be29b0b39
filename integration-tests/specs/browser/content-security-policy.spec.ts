import { expect, type Page } from '@playwright/test';

import { changesCluster } from '../real-console/cluster-changes';
import { keptTest as test } from './lab-test';
import type { PolicyViolation } from './policy-violations';

const PAGE = '/virtualization/monitoring/runbooks/VirtControllerDown';

/** Opens a page; gives the policy that came with it, prevented or only reported. */
const openPage = async (page: Page): Promise<string> => {
  const answer = await page.goto(PAGE);
  await expect(page.getByRole('button', { name: 'Run checks' })).toBeVisible();
  const headers = answer?.headers() ?? {};
  return headers['content-security-policy'] ?? headers['content-security-policy-report-only'] ?? '';
};

/** Waits for the violations of a directive, and takes all away, so that they do not fail the test. */
const take = async (violations: PolicyViolation[], directive: string): Promise<PolicyViolation[]> => {
  await expect
    .poll(() => violations.map((violation) => violation.directive))
    .toContainEqual(expect.stringContaining(directive));
  return violations.splice(0);
};

/** Newer consoles allow images of any HTTPS host, but none allows what a script has made. */
const loadMadeImage = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    new Image().src = URL.createObjectURL(new Blob(['']));
  });
};

test('the page comes with a policy that allows scripts of the console alone', async ({ page }) => {
  const policy = await openPage(page);
  test.skip(policy === '', 'this console sends no Content Security Policy');
  const scripts = policy.split('; ').find((directive) => directive.startsWith('script-src '));
  expect(scripts).toMatch(/'self'/);
  expect(scripts).toMatch(/'nonce-[\w-]{20,}'/);
  expect(scripts).not.toMatch(/'unsafe-inline'|\*|blob:|data:/);
});

test('what violates it is seen, with its directive and what was blocked', async ({ page, violations }) => {
  test.skip((await openPage(page)) === '', 'this console sends no Content Security Policy');
  expect(violations).toEqual([]);

  await loadMadeImage(page);
  expect(await take(violations, 'img-src')).toContainEqual(
    expect.objectContaining({ blocked: expect.stringContaining('blob') }),
  );

  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "broken"';
    document.body.append(script);
  });
  expect(await take(violations, 'script-src')).toContainEqual(
    expect.objectContaining({ blocked: expect.stringContaining('inline') }),
  );

  await page.evaluate(() => {
    new Worker(URL.createObjectURL(new Blob(['']))).terminate();
  });
  expect(await take(violations, 'worker-src')).toContainEqual(
    expect.objectContaining({ blocked: expect.stringContaining('blob') }),
  );
});

test.describe('what must fail', () => {
  test('a violation that nobody takes fails its test', async ({ page, violations }) => {
    test.skip((await openPage(page)) === '', 'this console sends no Content Security Policy');
    test.fail();
    await loadMadeImage(page);
    await expect.poll(() => violations.length).toBeGreaterThan(0);
  });

  test('a change of the cluster fails a test that runs on real clusters', async ({ page }) => {
    test.fail();
    await openPage(page);
    const [sent] = await Promise.all([
      page.waitForRequest((request) => changesCluster(request.method(), request.url())),
      page.evaluate(async () =>
        fetch('/api/kubernetes/api/v1/namespaces/default/pods/no-such-pod', { method: 'DELETE' }).catch(() => null),
      ),
    ]);
    expect(sent.method()).toBe('DELETE');
  });
});
