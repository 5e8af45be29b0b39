import { Waiting } from '../components/state/Waiting';
import { lazyPart } from './lazy-part';

export default lazyPart(async () => import('../pages/RunbooksPage'), <Waiting />);
