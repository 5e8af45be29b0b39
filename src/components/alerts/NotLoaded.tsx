import { useTranslate } from '../../i18n';

/** In a cell whose file is gone since an upgrade: the rest of the row is right all the same. */
export const NotLoaded = (): React.JSX.Element => {
  const { t } = useTranslate();
  return <>{t('Unknown: reload the page')}</>;
};
