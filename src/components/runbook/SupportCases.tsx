import { useTranslate } from '../../i18n';

/** Where a support case is opened. */
const SUPPORT = 'https://access.redhat.com/support/cases/';

/** The way to a support case. */
export const SupportCases = (): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <a href={SUPPORT} target="_blank" rel="noreferrer">
      {t('Red Hat support cases')}
    </a>
  );
};
