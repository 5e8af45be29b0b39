import type { Alert } from '../../alerts/alert';
import { message, type Message } from '../../message';

const IMPACTS: Readonly<Record<Alert['healthImpact'], Message>> = {
  critical: message('Critical'),
  warning: message('Warning'),
  none: message('None'),
  unknown: message('Unknown'),
};

/** The name of a health impact, to be translated. */
export const impactName = (impact: Alert['healthImpact']): Message => IMPACTS[impact];
