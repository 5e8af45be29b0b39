import { Card, CardBody, CardTitle, Gallery, Skeleton } from '@patternfly/react-core';

import type { CapabilityHealth } from '../../health/health';
import { useTranslate } from '../../i18n';
import { WORKLOADS } from '../../runbooks/workloads';
import { Reasons } from './Reasons';
import { Marked } from './StateIcon';

const WIDTH = { default: '14rem' };

/** What works says by what it works; of the rest the reason is told. */
const Why = ({ capability: { needs }, state, reasons }: CapabilityHealth): React.JSX.Element => {
  const names = needs.map(({ on }) => on).filter((on) => Object.hasOwn(WORKLOADS, on));
  return state === 'working' && names.length > 0 ? <>{names.join(', ')}</> : <Reasons reasons={reasons} most={2} />;
};

/** What works now, a card each. */
export const Capabilities = ({ all }: { readonly all: readonly CapabilityHealth[] }): React.JSX.Element => {
  const { t } = useTranslate();
  return (
    <Gallery hasGutter minWidths={WIDTH} component="ul" role="list">
      {all.map((one) => (
        <li key={one.capability.id} className="virtualization-alerts__capability">
          <Card isCompact isFullHeight>
            <CardTitle component="h3">
              <Marked state={one.isPending ? undefined : one.state}>{t(one.capability.title)}</Marked>
            </CardTitle>
            <CardBody className="virtualization-alerts__role">
              {one.isPending ? <Skeleton screenreaderText={t('Reading…')} /> : <Why {...one} />}
            </CardBody>
          </Card>
        </li>
      ))}
    </Gallery>
  );
};
