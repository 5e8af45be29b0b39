import { Content } from '@patternfly/react-core';

import { EACH } from '../../cluster/list-polls';
import { useTranslate } from '../../i18n';
import type { PodCount } from '../../probes/observation';

/** Says that of very many pods a part was read, and which. */
export const PartOfPods = ({
  read,
  of: { total, ready },
}: {
  readonly read: number;
  readonly of: PodCount;
}): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Content component="small">
      {t(
        '{{read}} of {{total}} pods are read, every {{seconds}} s; {{notReady}} of them all are not ready. Those that are not come first, as far as the phase of the pods and Prometheus tell which they are.',
        { read, total, seconds: EACH / 1000, notReady: Math.max(0, total - ready) },
      )}
    </Content>
  );
};
