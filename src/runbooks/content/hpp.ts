import { message } from '../../message';
import type { Runbook, Step } from '../runbook';
import { each, WELL } from './object-family';
import { operatorDown } from './operator-down';

const provisioner: Step = {
  id: 'provisioner',
  title: message('See whether the hostpath provisioner is used'),
  text: message(
    'The operator is always installed, and does something only where there is a `HostPathProvisioner`: without one nothing is urgent.',
  ),
  probe: { kind: 'list', model: 'HostPathProvisioner', show: 'describe' },
  expectation: each('healthy', ...WELL),
};

const hppOperatorDown = operatorDown({
  alert: 'HPPOperatorDown',
  name: 'hostpath-provisioner-operator',
  wait: 'five minutes',
  reason: [
    message('The driver of hostpath volumes is not repaired or changed. Volumes that there are go on to work.'),
    message('The alert has the severity warning and the health impact critical.'),
  ],
  impact: { says: message('The driver of hostpath volumes is not repaired or changed; volumes go on to work') },
  managed: [provisioner],
});

/** What is known about the alerts of the hostpath provisioner. */
export const hppRunbooks: readonly Runbook[] = [hppOperatorDown];
