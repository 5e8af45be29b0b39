import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import type { Message, MessageValues } from './message';

/** The plugin's translations: `locales/LANGUAGE/NAMESPACE.json`. */
const NAMESPACE = 'plugin__virtualization-alerts-plugin';

/** Translates a literal sentence, or a message of the pure layers, into the user's language. */
export type Translate = (text: string | Message, values?: MessageValues) => string;

/** Gives the translate function of this plugin. Values are inserted as they are: React escapes, not i18next. */
export const useTranslate = (): { t: Translate } => {
  const { t } = useTranslation(NAMESPACE);
  const translate = useCallback<Translate>(
    (text, values) => {
      const { text: key, values: filled } = typeof text === 'string' ? { text, values } : text;
      return t(key, { ...filled, interpolation: { escapeValue: false } });
    },
    [t],
  );
  return { t: translate };
};
