import { Skeleton } from '@patternfly/react-core';

import { lazyPart } from '../components/state/lazy-part';

export default lazyPart(
  async () => import(/* webpackChunkName: 'OverviewAlerts' */ '../pages/OverviewAlerts'),
  <Skeleton />,
);
