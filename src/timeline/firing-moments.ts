import { message, type Message } from '../message';
import { shortDuration } from '../probes/duration';
import type { AlertHistory, Span } from './alert-history';
import { HISTORY_DAYS } from './history-queries';
import type { Moment } from './moment';

const sayFiring = (name: string, { from, to, isFromBefore, end }: Span): Message => {
  const values = { name, lasted: shortDuration(to - from), days: HISTORY_DAYS };
  if (end === 'lost') return message('{{name}} fired for {{lasted}}; its end was not seen', values);
  return isFromBefore
    ? message('{{name}} fired, from more than {{days}} days ago, for {{lasted}} more', values)
    : message('{{name}} fired for {{lasted}}', values);
};

/** When the alert fired before, each time with how long. That it fires now is told by the alert itself. */
export const firingMoments = (name: string, { spans }: AlertHistory): readonly Moment[] =>
  spans
    .filter(({ end }) => end !== 'now')
    .map((span) => ({ kind: 'fired', at: span.from, sentence: sayFiring(name, span), objects: [] }));

const sayTimes = ({ times, total, spans }: AlertHistory): Message => {
  const values = { days: HISTORY_DAYS, lasted: shortDuration(total) };
  if (times === undefined) return message('Fired for {{lasted}} in {{days}} days, how often was not counted', values);
  const { least, most } = times;
  if (most === 0) return message('Did not fire in {{days}} days', values);
  if (least < most)
    return message('Fired {{least}} to {{most}} times in {{days}} days, {{lasted}} in all', { ...values, least, most });
  if (most > 1) return message('Fired {{most}} times in {{days}} days, {{lasted}} in all', { ...values, most });
  return spans[0]?.isFromBefore === true
    ? message('Has fired for more than {{days}} days', values)
    : message('Fired once in {{days}} days, for {{lasted}}', values);
};

/**
 * How often the alert fired, in one line of parts: what was not evaluated, and where records begin, stands beside it, since
 * nobody knows what was then.
 */
export const sayHistory = (history: AlertHistory, now: number): readonly Message[] => {
  const { notEvaluated, recordsFrom, spans, replicas } = history;
  const lost = spans.filter(({ end }) => end === 'lost').length;
  return [
    sayTimes(history),
    ...(lost > 0 ? [message('ends not seen: {{lost}}', { lost })] : []),
    ...(notEvaluated === undefined
      ? [message('what was not evaluated is not known')]
      : notEvaluated > 0
        ? [message('not evaluated for {{lasted}}', { lasted: shortDuration(notEvaluated) })]
        : []),
    ...(recordsFrom === undefined
      ? []
      : [message('records begin {{ago}} ago', { ago: shortDuration(now - recordsFrom) })]),
    ...(replicas === 1 ? [message('as one Prometheus saw it')] : []),
  ];
};
