import type { MetricProbe } from './probe';

const rounded = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

const inBytes = (value: number): string => {
  const size = Math.abs(value);
  const power = size < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(size) / 10));
  return `${rounded(value / 1024 ** power)} ${UNITS[power] ?? ''}`;
};

/** Gives the way to write samples of a unit: `84 %`, `12.3/s`, `0.25 s`, `1200`. What is no number is written as it is. */
export const formatValue =
  (unit: MetricProbe['unit']) =>
  (value: number): string => {
    if (!Number.isFinite(value)) return String(value);
    switch (unit) {
      case 'ratio':
        return `${rounded(value * 100)} %`;
      case 'perSecond':
        return `${rounded(value)}/s`;
      case 'seconds':
        return `${rounded(value)} s`;
      case 'bytes':
        return inBytes(value);
      case 'number':
        return rounded(value);
    }
  };
