import { Alert, List, ListItem } from '@patternfly/react-core';

import { useTranslate } from '../../i18n';
import type { Forbidden } from '../../probes/observation';
import { whichPermission } from '../../probes/permission';
import { Breakable } from '../state/Breakable';

/** Which rights are missing, in one place: what hangs on them is not known. */
export const MissingRights = ({ missing }: { readonly missing: readonly Forbidden[] }): React.JSX.Element | null => {
  const { t } = useTranslate();
  if (missing.length === 0) return null;
  return (
    <Alert
      isInline
      component="p"
      variant="info"
      isExpandable
      toggleAriaLabel={t('Which rights are missing')}
      title={t('Some of this is not known, because you may not read it: {{count}} rights are missing', {
        count: missing.length,
      })}
    >
      {t(
        'The cluster roles cluster-reader and cluster-monitoring-view have them all: ask a cluster administrator for them.',
      )}
      <List>
        {missing.map((one) => {
          const right = t(whichPermission(one));
          return (
            <ListItem key={right}>
              <Breakable text={right} />
            </ListItem>
          );
        })}
      </List>
    </Alert>
  );
};
