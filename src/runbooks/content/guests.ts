import type { Runbook } from '../runbook';
import { guestCpuRunbooks } from './guest-cpu';
import { guestFilesystemAlmostOutOfSpace } from './guest-filesystem';
import { guestMemoryRunbooks } from './guest-memory';

/** What is known about the alerts by which a guest says that it lacks something. */
export const guestRunbooks: readonly Runbook[] = [
  guestFilesystemAlmostOutOfSpace,
  ...guestCpuRunbooks,
  ...guestMemoryRunbooks,
];
