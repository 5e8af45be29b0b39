import { message } from '../../message';
import type { Runbook } from '../runbook';
import { DEVICES_COUNT_AS_DOWN, SHOW_LINKS } from './idle-devices';
import { componentIsWell } from './machine-family';

/** What comes and goes with pods, and what the rule leaves out. */
const DEVICES = '{instance="{{node}}",device!~"lo|tunbr|veth.+|ovs-system|genev_sys.+|br-int"}';

/** A device that is up (bit 0), and neither running (bit 6) nor with a lower layer (bit 16), as the rule counts them. */
const COUNTED =
  `((node_network_flags${DEVICES} % 2) >= 1 and (node_network_flags % 128) < 64 and (node_network_flags % 131072) < 65536)` +
  ' and on (instance, device) node_network_up == 1 and on (instance, device) node_network_carrier == 1';

export const nodeNetworkInterfaceDown: Runbook = {
  alert: 'NodeNetworkInterfaceDown',
  subject: {
    kind: 'object',
    model: 'Node',
    name: '{{node}}',
    component: 'hco-operator',
    own: ['counted', 'carrier', 'changes', 'node'],
  },
  variables: {
    node: {
      firstOf: [{ label: 'instance' }],
      whenAbsent: message('The alert has no label `instance` that names its node.'),
    },
  },
  measuredBy: 'counted',
  description: [
    message(
      'For five minutes a node has had network devices that are set up and do not run, by their flags. The alert says how many, and not which.',
    ),
  ],
  reason: [
    message(
      'A bond, a bridge or a secondary network of machines on the node may be without a link. It may also be that nothing is wrong: see the first step.',
    ),
  ],
  impact: { says: message('VMs on this node may lack a network'), counts: ['on-node'] },
  endsWhen: message('no device of the node is counted as down'),
  steps: [
    {
      id: 'counted',
      title: message('Devices that the rule counts'),
      headline: message('A network device of node {{node}} is counted as down'),
      text: message('They are up and have a carrier although their flags say that they do not run.'),
      probe: { kind: 'metric', query: COUNTED, unit: 'number', by: ['device'] },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    {
      id: 'carrier',
      title: message('Carrier of each device'),
      text: message('0 means no cable or a port that is off; a device that nobody uses has 0 too.'),
      probe: { kind: 'metric', query: `node_network_carrier${DEVICES}`, unit: 'number', by: ['device'] },
      expectation: { kind: 'above', threshold: 0, emptyIsHealthy: false },
    },
    {
      id: 'changes',
      title: message('Changes of the carriers within an hour'),
      text: message('A link that comes and goes.'),
      probe: {
        kind: 'metric',
        query: `increase(node_network_carrier_changes_total${DEVICES}[1h])`,
        unit: 'number',
        by: ['device'],
      },
      expectation: { kind: 'below', threshold: 2, emptyIsHealthy: true },
    },
    {
      id: 'node',
      title: message('Describe the node'),
      text: message('See whether it is ready and its network available.'),
      probe: { kind: 'get', model: 'Node', name: '{{node}}', show: 'describe' },
      expectation: { kind: 'nodes-healthy' },
    },
    {
      id: 'links',
      title: message('See the links on the node'),
      text: message('Bonds, bridges and their members, and the journal of NetworkManager.'),
      probe: {
        kind: 'by-hand',
        command: SHOW_LINKS,
        reason: message('It needs a shell on the node.'),
      },
      expectation: { kind: 'shown' },
    },
    {
      id: 'nmstate',
      title: message('See what the NMState operator makes of the node'),
      text: message('Its state of the node, and policies that are degraded.'),
      probe: {
        kind: 'by-hand',
        command: ['oc', 'get', 'nodenetworkstates.nmstate.io', '{{node}}', '-o', 'yaml'],
        reason: message('Not every cluster has the NMState operator.'),
      },
      expectation: { kind: 'shown' },
    },
    componentIsWell('hco-operator'),
  ],
  resolution: {
    actions: [message('See first whether the devices really do not work, then mend the link.')],
    causes: DEVICES_COUNT_AS_DOWN,
  },
};
