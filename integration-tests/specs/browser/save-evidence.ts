import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { expect, type Page } from '@playwright/test';

/** Saves the evidence through the page into a folder, and unpacks it with the system's tar. Gives the archive's name and the folder in it. */
export const saveEvidence = async (page: Page, folder: string): Promise<{ name: string; root: string }> => {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: /^Download evidence/ })
      .first()
      .click(),
  ]);
  const archive = join(folder, 'evidence.tar.gz');
  await saved.saveAs(archive);
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  const [root = ''] = readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory());
  const name = saved.suggestedFilename();
  expect(`${root}.tar.gz`).toBe(name);
  return { name, root: join(folder, root) };
};
