import type { Runbook } from '../runbook';
import { cdiDataImportCronOutdated } from './data-import-cron';
import { persistentVolumeFillingUp } from './persistent-volume-filling-up';

/** What is known about the alerts about images, claims and volumes. */
export const storageRunbooks: readonly Runbook[] = [cdiDataImportCronOutdated, persistentVolumeFillingUp];
