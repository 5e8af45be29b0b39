import { lazyPart } from './lazy-part';
import { Waiting } from './Waiting';

export default lazyPart(async () => import('../pages/VirtualMachineAlerts'), <Waiting />);
