import { message, type Message } from '../message';

/** A span of time as `kubectl` writes ages: `45s`, `12m`, `3h`, `2d`. Negative spans count as none. */
export const shortDuration = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours}h` : `${Math.floor(hours / 24)}d`;
};

/** How long ago an RFC 3339 time was, as `shortDuration` writes it; empty when it isn't a time. */
export const age = (time: string | null | undefined, now: number): string => {
  const at = Date.parse(time ?? '');
  return Number.isNaN(at) ? '' : shortDuration(now - at);
};

/** How long ago something was, in words: `4 s ago`, `57 min ago`, `3 h ago`, `2 days ago`; the same steps as above. */
export const timeAgo = (milliseconds: number): Message => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  if (seconds < 120) return message('{{n}} s ago', { n: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return message('{{n}} min ago', { n: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? message('{{n}} h ago', { n: hours }) : message('{{n}} days ago', { n: Math.floor(hours / 24) });
};
