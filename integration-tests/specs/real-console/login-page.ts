import { expect, type Page } from '@playwright/test';

import type { Login } from './console-login';

/** The first visit of a user begins with a dialog over the page: a guided tour, or a welcome. */
const SKIP = '[data-test="tour-step-footer-secondary"], #tour-step-footer-secondary';
/** The console draws it when it knows the user. */
const USER_MENU = '[data-test="user-dropdown-toggle"]';
const PROVIDERS = 'a[href*="idp="]';

/** Skips the dialogs of a first visit, whenever one stands in the way of what a test does next. */
export const skipTours = async (page: Page): Promise<void> => {
  const skip = page.locator(SKIP).first();
  await page.addLocatorHandler(skip, async () => {
    // Not a click of the mouse, which waits: what the handler interrupts may have little time.
    await skip.dispatchEvent('click');
  });
};

/** How long a first visit may take to show its dialog, after the user is known. */
const TOUR_COMES_WITHIN = 10_000;

/** Skips the dialog of a first visit, so that the browser remembers it; where none comes it was skipped before. */
const skipFirstTour = async (page: Page): Promise<void> => {
  const skip = page.locator(SKIP).first();
  const isThere = await skip.waitFor({ timeout: TOUR_COMES_WITHIN }).then(
    () => true,
    () => false,
  );
  if (!isThere) return;
  await skip.click();
  await expect(skip).toBeHidden();
};

const chooseProvider = async (page: Page, provider: string): Promise<void> => {
  const offered = (await page.locator(PROVIDERS).allInnerTexts()).map((text) => text.trim());
  const chosen = page.getByRole('link', { name: provider, exact: true }).first();
  if ((await chosen.count()) === 0) {
    throw new Error(`No identity provider ${provider}: set CONSOLE_IDP to one of ${offered.join(', ')}`);
  }
  await chosen.click();
};

/**
 * Logs in to a console through OpenShift's OAuth pages: the choice of an identity provider, where there is one, and its
 * form. A console that runs without login, as one on a developer's machine does, says so in its page.
 *
 * @returns whether there was a login
 * @throws Error that says what to set where the console asks for what was not given, or refuses it
 */
export const logIn = async (page: Page, { user, password, provider }: Login): Promise<boolean> => {
  const answer = await page.goto('/', { waitUntil: 'domcontentloaded' });
  const html = (await answer?.text()) ?? '';
  if (/"authDisabled":\s*true/.test(html)) return false;
  const name = page.locator('#inputUsername');
  const menu = page.locator(USER_MENU).first();
  await expect(name.or(menu).or(page.locator(PROVIDERS)).first()).toBeVisible({ timeout: 60_000 });
  if (await menu.isVisible()) return true;
  if (password === '') throw new Error('This console asks for a login: set CONSOLE_USER and CONSOLE_PASSWORD');
  if (!(await name.isVisible())) await chooseProvider(page, provider);
  await name.fill(user);
  await page.locator('#inputPassword').fill(password);
  await page.locator('button[type="submit"]').click();
  // The login page comes back with the reason in its address where it refuses.
  const reason = (): string | null => new URL(page.url()).searchParams.get('reason');
  await expect.poll(async () => reason() !== null || menu.isVisible(), { timeout: 60_000 }).toBe(true);
  if (reason() !== null) throw new Error(`The console refused ${user}: ${String(reason())}`);
  await skipFirstTour(page);
  return true;
};
