import type { Runbook } from '../runbook';
import { sspHighRateRejectedVms } from './rejected-machines';
import { sspCommonTemplatesModificationReverted } from './templates-reverted';

/** What is known about the alerts about templates of virtual machines. */
export const templateRunbooks: readonly Runbook[] = [sspCommonTemplatesModificationReverted, sspHighRateRejectedVms];
