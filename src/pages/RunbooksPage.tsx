import { DocumentTitle } from '@openshift-console/dynamic-plugin-sdk';
import { useSearchParams } from 'react-router';

import { RunbooksView } from '../components/alerts/RunbooksView';
import { useAlerts } from '../hooks/useAlerts';
import { useTranslate } from '../i18n';
import '../plugin.css';

/** Every alert of OpenShift Virtualization with its runbook, firing or not: `/virtualization/monitoring/runbooks`. */
const RunbooksPage = (): React.JSX.Element => {
  const { t } = useTranslate();
  const reading = useAlerts();
  const [params, setParams] = useSearchParams();
  const search = params.get('name') ?? '';
  const change = (name: string): void => {
    setParams(name === '' ? {} : { name }, { replace: true });
  };
  return (
    <>
      <DocumentTitle>{t('Virtualization runbooks')}</DocumentTitle>
      <RunbooksView reading={reading} search={search} onSearch={change} />
    </>
  );
};

export default RunbooksPage;
