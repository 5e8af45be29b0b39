import { message } from '../../../message';
import type { CauseId } from '../../cause-id';
import type { Remedy } from '../../remedy';
import { deletePods, HYPERCONVERGED, NAMESPACE, NO_MORE_LINES, OLD_LOGS_LOST, PODS_CREATED } from './commands';

const restartOperator = (title: Remedy['title'], why: Remedy['why'], doneWhen: Remedy['doneWhen']): Remedy => ({
  title,
  why,
  effect: 'restarts',
  costs: message('Running machines go on. The old logs are lost: download the evidence first.'),
  command: deletePods(NAMESPACE, '{{operatorSelector}}'),
  doneWhen,
  about: ['operator', 'operatorSelector'],
});

const AVAILABLE = message('The condition `Available` of its resource is `True`.');
const POLICIES: Remedy['command'] = [
  'oc',
  'get',
  'validatingadmissionpolicies.admissionregistration.k8s.io,validatingadmissionpolicybindings.admissionregistration.k8s.io',
];

/** What helps where something is not allowed, or not there. */
export const OF_ADMISSION = {
  permissions: [
    {
      title: message('Give the role of {{name}} the permission that the message names'),
      why: message(
        'The Operator Lifecycle Manager sets the roles of the operators, and the operators those of what they create: a role of an older version, or one that somebody changed, grants less. This asks whether the permission is missing now.',
      ),
      effect: 'reads-only',
      command: ['oc', 'auth', 'can-i', '{{verb}}', '{{resource}}', '-n', NAMESPACE, '--as={{user}}'],
      doneWhen: NO_MORE_LINES,
    },
    restartOperator(
      message('Restart {{operator}}, so that it sets the roles of {{name}} back'),
      message('{{operator}} writes these roles when it starts, where nothing keeps it from that.'),
      NO_MORE_LINES,
    ),
    {
      title: message('See whether the operators are installed as their version asks'),
      why: message('The Operator Lifecycle Manager sets the roles of a version that it has installed, and no others.'),
      effect: 'reads-only',
      command: ['oc', 'get', 'clusterserviceversions.operators.coreos.com', '-n', NAMESPACE],
      doneWhen: NO_MORE_LINES,
      where: ['by-lifecycle-manager'],
    },
  ],
  quota: [
    {
      title: message('Raise the quota that refuses the pods'),
      why: message('Namespaces of the product are not meant to have quotas: updates need room for new pods.'),
      effect: 'changes-settings',
      costs: message('The namespace may use more than whoever set the quota wanted.'),
      readFirst: {
        text: message('What the quota allows, and what is used of it:'),
        command: ['oc', 'describe', 'resourcequotas', '-n', NAMESPACE, '{{quota}}'],
      },
      command: ['oc', 'edit', 'resourcequotas', '-n', NAMESPACE, '{{quota}}'],
      doneWhen: PODS_CREATED,
      about: ['quota'],
    },
    {
      title: message('Take the quota out of the namespace'),
      why: message('Who set it may set it again: a GitOps tool does so at once.'),
      effect: 'changes-settings',
      costs: message('Nothing limits the namespace any more. Keep the quota: `oc get … -o yaml` writes it out.'),
      readFirst: {
        text: message('The quota, to be kept:'),
        command: ['oc', 'get', 'resourcequotas', '-n', NAMESPACE, '{{quota}}', '-o', 'yaml'],
      },
      command: ['oc', 'delete', 'resourcequotas', '-n', NAMESPACE, '{{quota}}', '--wait=false'],
      doneWhen: PODS_CREATED,
      about: ['quota'],
    },
    {
      title: message('Widen the limit range or quota that refuses the pods, or take it out of the namespace'),
      why: message('The message says which value is too small or too large; this shows who demands it.'),
      effect: 'reads-only',
      command: ['oc', 'get', 'limitranges,resourcequotas', '-n', NAMESPACE, '-o', 'yaml'],
      doneWhen: PODS_CREATED,
      where: ['limit-range'],
    },
  ],
  'security-context': [
    {
      title: message('Let the API server allow privileged containers again'),
      why: message(
        'The policy of the cluster that the message names is a setting of the API server itself (`allow-privileged`), no security context constraint: see who overrode its configuration.',
      ),
      effect: 'reads-only',
      command: ['oc', 'get', 'kubeapiservers.operator.openshift.io', 'cluster', '-o', 'yaml'],
      doneWhen: AVAILABLE,
      where: ['privileged-forbidden', 'own-control-plane'],
    },
    {
      title: message('Give the service account of {{name}} back its security context constraint (SCC)'),
      why: message(
        'The message lists the constraints that were tried. virt-operator and the Operator Lifecycle Manager set the users of their own constraints: see who may use which.',
      ),
      effect: 'reads-only',
      command: [
        'oc',
        'get',
        'securitycontextconstraints.security.openshift.io',
        '-o',
        'custom-columns=NAME:.metadata.name,USERS:.users,GROUPS:.groups',
      ],
      doneWhen: PODS_CREATED,
    },
    {
      title: message('Let the service account use the constraint of its own name'),
      why: message('The message says that it was tried and is not usable by this service account.'),
      effect: 'changes-settings',
      costs: message('Pods of the service account may run with the rights of the constraint again.'),
      command: ['oc', 'adm', 'policy', 'add-scc-to-user', '{{scc}}', '-n', NAMESPACE, '-z', '{{serviceAccount}}'],
      doneWhen: PODS_CREATED,
      about: ['scc', 'serviceAccount'],
    },
    restartOperator(
      message('Restart {{operator}}, so that it sets the constraints back'),
      message('{{operator}} writes the constraints of what it creates when it starts.'),
      PODS_CREATED,
    ),
  ],
  'admission-webhook': [
    {
      title: message('Mend what serves the webhook: see whether its service has pods that are ready'),
      why: message('A webhook whose service has no ready pod fails every call that it must see.'),
      effect: 'reads-only',
      command: [
        'oc',
        'get',
        'endpointslices',
        '-n',
        '{{serviceNamespace}}',
        '-l',
        'kubernetes.io/service-name={{service}}',
        '-o',
        'yaml',
      ],
      doneWhen: NO_MORE_LINES,
      about: ['service', 'serviceNamespace'],
    },
    {
      title: message('Restart {{server}}, which serves the webhook'),
      why: message('A process that hangs, or serves a certificate of before, answers again.'),
      effect: 'restarts',
      costs: OLD_LOGS_LOST,
      command: deletePods('{{serviceNamespace}}', '{{serverSelector}}'),
      doneWhen: NO_MORE_LINES,
      about: ['server', 'serverSelector', 'serviceNamespace'],
    },
    {
      title: message('Mend the policy that refuses the calls, or leave the namespace out of it'),
      why: message('The message names the policy, and the binding that lets it hold here.'),
      effect: 'reads-only',
      command: POLICIES,
      doneWhen: NO_MORE_LINES,
      about: ['policy'],
    },
    {
      title: message('Mend the webhook that refuses the calls: see whose it is'),
      why: message('The message names it. Its configuration says who serves it and what it must see.'),
      effect: 'reads-only',
      command: [
        'oc',
        'get',
        'validatingwebhookconfigurations,mutatingwebhookconfigurations',
        '-o',
        'custom-columns=NAME:.metadata.name,WEBHOOKS:.webhooks[*].name,FAILURE:.webhooks[*].failurePolicy,SERVICES:.webhooks[*].clientConfig.service.name',
      ],
      doneWhen: NO_MORE_LINES,
      about: ['webhook'],
    },
    {
      title: message('Mend the webhook or policy that refuses the calls, or what serves it'),
      why: message('The message says what is refused. These are the policies of the cluster.'),
      effect: 'reads-only',
      command: POLICIES,
      doneWhen: NO_MORE_LINES,
      where: ['unnamed-admission'],
    },
  ],
  'operator-blocked': [
    {
      title: message(
        'Remove what is in the way of the operator: the policy, permission or admission that its message names',
      ),
      why: message('The operator tries again by itself, and creates what is missing once it is let.'),
      effect: 'reads-only',
      command: ['oc', 'describe', '{{operand}}', '-n', NAMESPACE, '{{operandName}}'],
      doneWhen: AVAILABLE,
    },
    {
      title: message('See what HyperConverged asks of the operator'),
      why: message('A placement or setting there may be what cannot be fulfilled.'),
      effect: 'reads-only',
      command: ['oc', 'get', ...HYPERCONVERGED, '-n', NAMESPACE, '-o', 'yaml'],
      doneWhen: AVAILABLE,
    },
  ],
  'kind-missing': [
    {
      title: message('Bring back the CustomResourceDefinition of the kind that is missing'),
      why: message('Its operator creates it: see which kinds of the group there are, and who deleted the definition.'),
      effect: 'reads-only',
      command: ['oc', 'api-resources', '--api-group={{group}}'],
      doneWhen: message('The cluster serves the kind, and the pods are ready.'),
    },
    restartOperator(
      message('Restart {{operator}}, so that it creates the definition anew'),
      message('{{operator}} creates the definitions of its group when it starts.'),
      message('The cluster serves the kind, and the pods are ready.'),
    ),
  ],
} as const satisfies Partial<Record<CauseId, readonly [Remedy, ...Remedy[]]>>;
