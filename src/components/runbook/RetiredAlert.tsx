import { Alert, Content } from '@patternfly/react-core';
import { Link } from 'react-router';

import { useTranslate } from '../../i18n';
import { RETIRED } from '../../runbooks/retired';
import { RichText } from './RichText';

const CATALOGUE = '/virtualization/monitoring/runbooks';

/** What a retired alert meant, why it is gone, and which alert tells of the same now. */
const RetiredAlert = ({ name }: { readonly name: string }): React.JSX.Element | null => {
  const { t } = useTranslate();
  const retired = RETIRED.find(({ alert }) => alert === name);
  if (retired === undefined) return null;
  const { was, gone, replacedBy } = retired;
  return (
    <Alert isInline variant="info" title={t('This release has no such alert any more')}>
      <Content component="p">
        <RichText text={was} />
      </Content>
      <Content component="p">
        <RichText text={gone} />
      </Content>
      {replacedBy !== undefined && (
        <Link to={`${CATALOGUE}/${replacedBy}`}>{t('Go to {{alert}}', { alert: replacedBy })}</Link>
      )}
    </Alert>
  );
};

export default RetiredAlert;
