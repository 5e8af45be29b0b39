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
const VALUE = /^(?:\$value|\.Value)$/;

const expandPlace = (place: string, { labels, externalLabels, value }: TemplateData): string | undefined => {
  const label = LABEL.exec(place)?.[1];
  if (label !== undefined) return labels[label] ?? '';
  const external = EXTERNAL_LABEL.exec(place)?.[1];
  if (external !== undefined) return externalLabels[external] ?? '';
  return VALUE.test(place) ? numberText(value) : undefined;
};

/**
 * Expands `{{ $labels.NAME }}`, `{{ $externalLabels.NAME }}` and `{{ $value }}` (Prometheus documentation, "Template
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
