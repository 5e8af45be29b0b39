import { Alert } from '@patternfly/react-core';
import { useSyncExternalStore } from 'react';

import { EACH } from '../../cluster/list-polls';
import { LIST_POLLS } from '../../hooks/list-polls';
import { useTranslate } from '../../i18n';
import { Breakable } from './Breakable';

/** Says of what is read once a minute, because the user may not watch it, that it does not follow the cluster at once. */
export const ListedOnly = ({
  except = [],
}: {
  /** Resources of which the page shows nothing: it takes the namespace from them. */
  readonly except?: readonly string[];
}): React.JSX.Element | null => {
  const { t } = useTranslate();
  const all = useSyncExternalStore(LIST_POLLS.observe, LIST_POLLS.resources);
  const resources = all.filter((one) => !except.includes(one));
  if (resources.length === 0) return null;
  return (
    <Alert
      isInline
      isPlain
      component="p"
      variant="info"
      title={
        <Breakable
          text={t('Read every {{seconds}} s, more seldom while that fails: {{resources}}. You may not watch them.', {
            seconds: EACH / 1000,
            resources: resources.join(', '),
          })}
        />
      }
    />
  );
};
