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
