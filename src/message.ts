/** Values that fill the `{{name}}` places of a message. Text from the cluster stays text: it is never markup. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** A sentence to be translated where it is drawn: English text with `{{name}}` places, and their values. */
export interface Message {
  readonly text: string;
  readonly values?: MessageValues;
}

/**
 * Marks a sentence for translation and keeps it as plain data.
 * The i18n extractor collects the first argument, so it must be one string literal.
 */
export const message = (text: string, values?: MessageValues): Message =>
  values === undefined ? { text } : { text, values };

/** A message in English, its values filled in: for scripts and files, which are not translated. */
export const inEnglish = ({ text, values }: Message): string =>
  text.replace(/\{\{([\w.]+)\}\}/g, (_place, name: string) => String(values?.[name] ?? ''));
