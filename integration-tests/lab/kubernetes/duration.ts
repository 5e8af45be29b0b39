const UNITS = { d: 86_400, h: 3600, m: 60 };

/** How long ago, as kubectl writes it: `45s`, `3m20s`, `5h10m`, `2d3h`, `400d`. `<unknown>` for no moment. */
export const humanAge = (since: string, now: Date): string => {
  const seconds = Math.floor((now.getTime() - Date.parse(since)) / 1000);
  if (!since || Number.isNaN(seconds)) return '<unknown>';
  if (seconds < 0) return '0s';
  const { d, h, m } = UNITS;
  const two = (big: number, bigUnit: string, small: number, smallUnit: string): string =>
    small ? `${big}${bigUnit}${small}${smallUnit}` : `${big}${bigUnit}`;
  if (seconds < 2 * m) return `${seconds}s`;
  const minutes = Math.floor(seconds / m);
  if (minutes < 10) return two(minutes, 'm', seconds % m, 's');
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(seconds / h);
  if (hours < 8) return two(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  const days = Math.floor(seconds / d);
  if (days < 8) return two(days, 'd', hours % 24, 'h');
  return `${days}d`;
};
