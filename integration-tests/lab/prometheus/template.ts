import { numberText } from './literals';
import type { Labels } from './series';

/** What a template of an alert can name. */
export interface TemplateData {
  /** The labels of the sample that made the alert; not those that the rule adds. */
  labels: Labels;
  externalLabels: Labels;
  value: number;
}

const LABEL = /^(?:\$labels|\.Labels)\.(\w+)$/;
const EXTERNAL_LABEL = /^(?:\$externalLabels|\.ExternalLabels)\.(\w+)$/;
const VALUE = /^(?:\$value|\.Value)(?:\s*\|\s*(\w+))?$/;

/** Four significant digits without zeros at the end, as Go's `%.4g` writes numbers that are neither huge nor tiny. */
const fourDigits = (value: number): string => String(Number(value.toPrecision(4)));

const PREFIXES = 'yzafpnum kMGTPEZY';

/** With a prefix of SI. */
const humanize = (value: number): string => {
  const step = value === 0 ? 0 : Math.max(-8, Math.min(8, Math.floor(Math.log10(Math.abs(value)) / 3)));
  return `${fourDigits(value / 1000 ** step)}${(PREFIXES[step + 8] ?? '').trim()}`;
};

/** What a value can be passed on to. */
const FORMS: Readonly<Record<string, (value: number) => string>> = {
  humanizePercentage: (value) => `${fourDigits(value * 100)}%`,
  humanize,
};

const expandPlace = (place: string, { labels, externalLabels, value }: TemplateData): string | undefined => {
  const label = LABEL.exec(place)?.[1];
  if (label !== undefined) return labels[label] ?? '';
  const external = EXTERNAL_LABEL.exec(place)?.[1];
  if (external !== undefined) return externalLabels[external] ?? '';
  const [isValue, form] = VALUE.exec(place) ?? [];
  if (isValue === undefined) return undefined;
  return form === undefined ? numberText(value) : FORMS[form]?.(value);
};

/**
 * Expands `{{ $labels.NAME }}`, `{{ $externalLabels.NAME }}`, `{{ $value }}` and its forms (Prometheus documentation, "Template
 * reference"). A text with anything else becomes an error in the place of the text, as Prometheus has it.
 */
export const expandTemplate = (text: string, data: TemplateData): string => {
  const unknown: string[] = [];
  const expanded = text.replace(/\{\{(.*?)\}\}/gs, (whole, place: string) => {
    const found = expandPlace(place.trim(), data);
    if (found === undefined) unknown.push(whole);
    return found ?? '';
  });
  return unknown.length === 0 ? expanded : `<error expanding template: not supported here: ${unknown.join(', ')}>`;
};
