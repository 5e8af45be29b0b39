import { REFERENCE_TIME } from './scenario';

const RFC3339 = /\b(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)/g;
const KLOG = /^([IWEF])(\d\d)(\d\d) (\d\d:\d\d:\d\d)(?=\.\d+ )/gm;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** klog writes no year: a month after the reference's is last year's. */
const klogYear = (month: number): number => {
  const reference = new Date(REFERENCE_TIME);
  return reference.getUTCFullYear() - (month > reference.getUTCMonth() + 1 ? 1 : 0);
};

/**
 * Text with its RFC 3339 and klog time stamps moved so that REFERENCE_TIME becomes the given moment. Whole seconds
 * are moved, so fractions stay as they are written; RFC 3339 stamps come out in UTC.
 */
export const shiftTimes = (text: string, moment: Date): string => {
  const shift = Math.floor((moment.getTime() - Date.parse(REFERENCE_TIME)) / 1000) * 1000;
  return text
    .replace(RFC3339, (_, seconds: string, fraction: string | undefined, zone: string) => {
      const shifted = new Date(Date.parse(`${seconds}${zone}`) + shift);
      return `${shifted.toISOString().slice(0, 19)}${fraction ?? ''}Z`;
    })
    .replace(KLOG, (...[, level, month, day, clock]: string[]) => {
      const shifted = new Date(
        Date.parse(`${klogYear(Number(month))}-${month ?? ''}-${day ?? ''}T${clock ?? ''}Z`) + shift,
      );
      const date = `${twoDigits(shifted.getUTCMonth() + 1)}${twoDigits(shifted.getUTCDate())}`;
      return `${level ?? ''}${date} ${shifted.toISOString().slice(11, 19)}`;
    });
};
