import type { Draft } from './draft';
import { deriveLeases, deriveOperators } from './derive-operators';
import { derivePods } from './derive-pods';
import { deriveDisruptionBudgets, deriveServices, deriveWorkloads } from './derive-workloads';

/** Brings everything in line that follows from the objects that differ, as controllers do: no fault contradicts itself. */
export const derive = (draft: Draft): void => {
  derivePods(draft);
  deriveWorkloads(draft);
  deriveDisruptionBudgets(draft);
  deriveServices(draft);
  deriveOperators(draft);
  deriveLeases(draft);
};
