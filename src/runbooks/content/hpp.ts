import { message } from '../../message';
import type { Runbook } from '../runbook';
import { hppNotReady } from './hpp-not-ready';
import { hppSharingPoolPathWithOS } from './hpp-shares-system-disk';
import { OPERATOR, provisioner } from './hpp-steps';
import { operatorDown } from './operator-down';

const hppOperatorDown = operatorDown({
  alert: 'HPPOperatorDown',
  name: OPERATOR,
  wait: 'five minutes',
  reason: [
    message('The driver of hostpath volumes is not repaired or changed. Volumes that there are go on to work.'),
    message('The alert has the severity warning and the health impact critical.'),
  ],
  impact: { says: message('The driver of hostpath volumes is not repaired or changed; volumes go on to work') },
  managed: [provisioner],
});

/** What is known about the alerts of the hostpath provisioner. */
export const hppRunbooks: readonly Runbook[] = [hppOperatorDown, hppNotReady, hppSharingPoolPathWithOS];
