import type { Runbook } from '../runbook';
import { cdiDefaultStorageClassDegraded } from './default-class-degraded';
import { cdiNoDefaultStorageClass } from './default-class-missing';
import { cdiMultipleDefaultVirtStorageClasses } from './several-default-classes';
import { cdiStorageProfilesIncomplete } from './storage-profiles-incomplete';

/** What is known about the alerts about storage classes and what CDI knows of them. */
export const storageClassRunbooks: readonly Runbook[] = [
  cdiNoDefaultStorageClass,
  cdiDefaultStorageClassDegraded,
  cdiMultipleDefaultVirtStorageClasses,
  cdiStorageProfilesIncomplete,
];
