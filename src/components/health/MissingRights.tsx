import { Alert, ExpandableSection, List, ListItem } from '@patternfly/react-core';
import { useState } from 'react';

import { useTranslate } from '../../i18n';
import type { Forbidden } from '../../probes/observation';
import { whichPermission } from '../../probes/permission';
import { Breakable } from '../state/Breakable';

/** Which rights are missing, in one place: what hangs on them is not known. It stays open while more is read. */
export const MissingRights = ({ missing }: { readonly missing: readonly Forbidden[] }): React.JSX.Element | null => {
  const { t } = useTranslate();
  const [isOpen, setIsOpen] = useState(false);
  if (missing.length === 0) return null;
  return (
    <Alert
      isInline
      component="p"
      variant="info"
      title={t('Some of this is not known, because you may not read it: {{count}} rights are missing', {
        count: missing.length,
      })}
    >
      {t(
        'The cluster roles cluster-reader and cluster-monitoring-view have them all: ask a cluster administrator for them.',
      )}
      <ExpandableSection
        toggleText={t('Which rights are missing')}
        isExpanded={isOpen}
        onToggle={(_event, next) => {
          setIsOpen(next);
        }}
      >
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
      </ExpandableSection>
    </Alert>
  );
};
