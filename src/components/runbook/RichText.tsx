import { useTranslate } from '../../i18n';
import type { Message } from '../../message';
import { Breakable } from '../state/Breakable';

/**
 * What stands between two backticks is code. One without a partner, which may come with words of the cluster, is a
 * backtick.
 */
const CODE = /(`[^`]+`)/u;

/** A sentence of a runbook or about what was read, with its code set apart. */
export const RichText = ({ text }: { readonly text: Message }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <>
      {t(text)
        .split(CODE)
        .map((part, index) => {
          // Text and code take turns, so their place is their identity.
          const key = `${index}-${part}`;
          if (index % 2 === 0) return <Breakable key={key} text={part} />;
          return (
            <code key={key}>
              <Breakable text={part.slice(1, -1)} />
            </code>
          );
        })}
    </>
  );
};
