import { expect, type Locator, type Page } from '@playwright/test';

/** The diagnosis of an alert's page: the first that one reads. */
export const diagnosisOf = (page: Page): Locator => page.getByRole('region', { name: 'Diagnosis' });

/** The checks of an alert's page, a row for each thing that was looked at, as they stand. */
export const checksOf = (page: Page): Locator => page.getByRole('region', { name: 'Checks', exact: true });

/** What says that no check tells of a problem: once some did, that all is mended. */
export const noProblems = (page: Page): Locator => checksOf(page).getByRole('button', { name: 'Problems 0' });

/** The checks with every row open: what was read, and the commands. */
export const openChecks = async (page: Page): Promise<Locator> => {
  const checks = checksOf(page);
  await checks.getByRole('button', { name: 'Expand all' }).click();
  return checks;
};

/** All that was found, which is folded away below the checks. */
export const openFindings = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: /^All that was found/ }).click();
  const findings = page.getByRole('region', { name: 'What we found' });
  await expect(findings).toBeVisible();
  return findings;
};

/** The resolution of an alert's runbook, which is folded away with its texts. */
export const openResolution = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Description, reason and resolution' }).click();
  return page.getByRole('region', { name: 'Resolution', exact: true });
};

/** What an alert says of itself, which is folded away at the end of its page. */
export const openDetails = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Alert details/ }).click();
};
