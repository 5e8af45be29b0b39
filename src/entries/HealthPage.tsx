import { lazyPart } from '../components/state/lazy-part';
import { Waiting } from '../components/state/Waiting';

export default lazyPart(async () => import(/* webpackChunkName: 'HealthPage' */ '../pages/HealthPage'), <Waiting />);
