import { useTranslate } from '../../i18n';
import type { Message } from '../../message';

/** A runbook's sentence; what stands between backticks is code. */
export const RichText = ({ text }: { readonly text: Message }): React.JSX.Element => {
  const { t } = useTranslate();
  const parts = t(text).split('`');
  // Text and code take turns, so their place is their identity.
  return <>{parts.map((part, index) => (index % 2 === 1 ? <code key={`${index}-${part}`}>{part}</code> : part))}</>;
};
