import { message, type Message } from '../../message';
import type { CauseId } from '../cause-id';
import type { SharedCause } from '../runbook';

const beyond = (id: CauseId, title: Message, text: Message): SharedCause => ({ id, title, text, beyondSource: true });

/** Causes that the source document does not name, and that can be told from what the steps of any runbook read. */
export const BEYOND_SOURCE: readonly SharedCause[] = [
  beyond(
    'dns',
    message('DNS does not work'),
    message('A name does not resolve: on the node of the component, in the whole cluster, or for the API server.'),
  ),
  beyond(
    'control-plane-dns',
    message('DNS of the control plane does not work'),
    message(
      'The API server does not resolve the name of a webhook, and fails calls for it. The node of the component may resolve everything.',
    ),
  ),
  beyond(
    'certificates',
    message('A certificate or token is not accepted'),
    message('It has expired, its issuer is not trusted, or the API server does not know the key that signed it.'),
  ),
  beyond(
    'clock-wrong',
    message('A clock is wrong'),
    message('A certificate that is not valid yet was made by a clock that is ahead, or is read by one that is behind.'),
  ),
  beyond(
    'permissions',
    message('A permission is missing'),
    message('A role or binding of the component was changed, so that the API server refuses its calls.'),
  ),
  beyond(
    'credentials-missing',
    message('Credentials are missing'),
    message('The pod has no token of its service account, so that the program does not find the API server.'),
  ),
  beyond(
    'quota',
    message('A quota refuses pods'),
    message('A quota or a limit range of the namespace refuses new pods.'),
  ),
  beyond(
    'security-context',
    message('A security context constraint refuses pods'),
    message('No constraint that the service account may use admits what the pods ask for.'),
  ),
  beyond(
    'admission-webhook',
    message('A webhook refuses calls'),
    message('A webhook or an admission policy refuses what is written, or does not answer.'),
  ),
  beyond(
    'operator-blocked',
    message('The operator cannot create what it should'),
    message('It says so in a condition of its resource or in its log, and what it cannot create is missing.'),
  ),
  beyond(
    'node-placement',
    message('No node fits'),
    message('Node selector, affinity or taints leave no node on which the pods may run.'),
  ),
  beyond(
    'image',
    message('The image cannot be pulled'),
    message('It is not in the registry, or the registry or a policy of the nodes refuses it.'),
  ),
  beyond(
    'wrong-architecture',
    message('The image is for another processor'),
    message('The program in it cannot run on the architecture of the node.'),
  ),
  beyond(
    'volume',
    message('A volume cannot be mounted'),
    message('A Secret or ConfigMap that the pod mounts is missing, or its storage cannot be attached.'),
  ),
  beyond(
    'memory-limit',
    message('The memory limit is too low'),
    message('The container needs more memory than its limit allows, and is killed.'),
  ),
  beyond(
    'node-limits',
    message('A limit of the node is reached'),
    message('Open files, inotify instances or the like are used up by all processes of the node together.'),
  ),
  beyond(
    'probe-killed',
    message('The kubelet kills the container'),
    message('Its liveness probe gets no answer in time, so that the kubelet restarts it.'),
  ),
  beyond(
    'program-crash',
    message('The program crashes'),
    message('It ends by a bug of its own: a panic, for example.'),
  ),
  beyond(
    'kind-missing',
    message('A kind of object is missing'),
    message('The component works on objects of a kind that the cluster does not have (any more).'),
  ),
  beyond(
    'client-throttled',
    message('The component holds its own calls back'),
    message('Its own rate limit makes calls wait until they are too late; the API server is well.'),
  ),
];

/** Some of these causes, for a runbook whose steps read what they are judged by. */
export const sharedCauses = (...ids: readonly CauseId[]): readonly SharedCause[] =>
  BEYOND_SOURCE.filter(({ id }) => ids.includes(id));
