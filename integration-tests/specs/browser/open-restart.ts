import { expect, type Locator, type Page } from '@playwright/test';

/** The way to a restart of pods, as a keyboard takes it. */
export interface OpenRestart {
  readonly button: Locator;
  readonly dialog: Locator;
}

/** Opens the dialog that restarts pods from the resolution of an open page, once it is known that the user may. */
export const openRestart = async (page: Page): Promise<OpenRestart> => {
  const button = page
    .getByRole('region', { name: 'Resolution', exact: true })
    .getByRole('button', { name: 'Restart pods' });
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await button.press('Enter');
  return { button, dialog: page.getByRole('dialog', { name: /Restart pods/ }) };
};
