import type { Locator, Page } from '@playwright/test';

/** Opens the menu of an alert's page, and gives an action of it. */
export const alertAction = async (page: Page, name: string): Promise<Locator> => {
  const action = page.getByRole('menuitem', { name, exact: true });
  const menu = page.getByRole('button', { name: 'More actions' });
  if ((await menu.getAttribute('aria-expanded')) !== 'true') await menu.click();
  return action;
};
