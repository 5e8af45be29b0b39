import type { Alert } from '../alerts/alert';
import { pendingSince } from '../alerts/since';
import { message } from '../message';
import { timeOf, type Moment } from './moment';

/** When the alert became pending, and when it began to fire: two moments, each where it is known. */
export const alertMoments = (alert: Pick<Alert, 'name' | 'activeAt' | 'firing'>): readonly Moment[] => {
  const { name, firing } = alert;
  const pending = timeOf(pendingSince(alert));
  const fired = timeOf(firing?.at);
  const moment = (at: number, sentence: Moment['sentence']): Moment => ({ kind: 'alert', at, sentence, objects: [] });
  return [
    ...(pending === undefined || pending === fired
      ? []
      : [moment(pending, message('{{name}} became pending: its condition holds', { name }))]),
    ...(fired === undefined
      ? []
      : [
          moment(
            fired,
            firing?.by === 'estimate'
              ? message('{{name}} began to fire, at about this time', { name })
              : message('{{name}} began to fire', { name }),
          ),
        ]),
  ];
};
