import { Skeleton } from '@patternfly/react-core';

import { lazyPart } from './lazy-part';

export default lazyPart(async () => import('../pages/OverviewAlerts'), <Skeleton />);
