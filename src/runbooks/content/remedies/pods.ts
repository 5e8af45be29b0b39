import { message } from '../../../message';
import type { CauseId } from '../../cause-id';
import type { Remedy } from '../../remedy';
import { deletePods, LAST_RUN, NAMESPACE, NO_RESTARTS, onNode, PODS_READY, UPDATES } from './commands';

const NO_CRASH = message('The log of {{name}} has no new line of this kind.');

/** What helps where a pod does not start or does not stay. */
export const OF_PODS = {
  image: [
    {
      title: message('Make the image available, and allowed, to the nodes'),
      why: message(
        'The message of the registry or of the signature policy says whether the image is missing, refused or not signed as the policy asks. Pulled on the node by hand it says so in full.',
      ),
      effect: 'reads-only',
      command: onNode('node', 'crictl', 'pull', '{{image}}'),
      doneWhen: PODS_READY,
      where: ['node-answers'],
    },
    {
      title: message('Let the policy of the nodes allow the image, or use one that is signed as it asks'),
      why: message('A policy of the cluster or of the nodes rejects the image. These are the policies of the cluster.'),
      effect: 'reads-only',
      command: ['oc', 'get', 'clusterimagepolicies.config.openshift.io', '-o', 'yaml'],
      doneWhen: PODS_READY,
      where: ['image-policy'],
    },
    {
      title: message('See which mirrors stand in for the registry'),
      why: message('In a cluster without the internet the image comes from a mirror, which must hold this version.'),
      effect: 'reads-only',
      command: [
        'oc',
        'get',
        'imagedigestmirrorsets.config.openshift.io,imagetagmirrorsets.config.openshift.io',
        '-o',
        'yaml',
      ],
      doneWhen: PODS_READY,
      where: ['image-missing'],
    },
  ],
  volume: [
    {
      title: message('Bring back the Secret that the pod mounts'),
      why: message(
        'What an operator creates comes back once the operator runs; where a Service asks for the Secret, the service CA operator makes it. This shows which Services ask.',
      ),
      effect: 'reads-only',
      command: [
        'oc',
        'get',
        'services',
        '-n',
        NAMESPACE,
        '-o',
        'custom-columns=SERVICE:.metadata.name,SECRET:.metadata.annotations.service\\.beta\\.openshift\\.io/serving-cert-secret-name',
      ],
      doneWhen: message('`oc get secrets -n {{namespace}} {{secret}}` finds it, and the pods become ready.'),
      about: ['secret'],
    },
    {
      title: message('Bring back the ConfigMap that the pod mounts'),
      why: message('What an operator creates comes back once the operator runs. This shows which there are.'),
      effect: 'reads-only',
      command: ['oc', 'get', 'configmaps', '-n', NAMESPACE],
      doneWhen: message('`oc get configmaps -n {{namespace}} {{configMap}}` finds it, and the pods become ready.'),
      about: ['configMap'],
    },
    {
      title: message('Mend the storage of the claim that the pod mounts'),
      why: message('Its events say what its storage answered.'),
      effect: 'reads-only',
      command: ['oc', 'describe', 'persistentvolumeclaims', '-n', NAMESPACE, '{{claim}}'],
      doneWhen: PODS_READY,
      about: ['claim'],
    },
    {
      title: message('Create the Secret, ConfigMap or storage that the pod mounts'),
      why: message('The warning names it. What an operator creates comes back once the operator runs.'),
      effect: 'reads-only',
      command: ['oc', 'describe', 'pods', '-n', NAMESPACE, '{{pod}}'],
      doneWhen: PODS_READY,
      where: ['unnamed-volume'],
    },
    {
      title: message('Restart {{operator}}, so that it creates what is missing'),
      why: message('{{operator}} creates what {{name}} mounts, and looks at all of it when it starts.'),
      effect: 'restarts',
      costs: message('Running machines go on. The old logs are lost: download the evidence first.'),
      command: deletePods(NAMESPACE, '{{operatorSelector}}'),
      doneWhen: PODS_READY,
      about: ['operator', 'operatorSelector'],
    },
  ],
  'memory-limit': [
    {
      title: message('Give the container more memory, or find out why it needs so much'),
      why: message('See what its containers use now. One that grows all the time needs a fix, and no higher limit.'),
      effect: 'reads-only',
      command: ['oc', 'adm', 'top', 'pods', '-n', NAMESPACE, '-l', '{{selector}}', '--containers'],
      doneWhen: NO_RESTARTS,
    },
    {
      title: message('Double the memory limit of the container'),
      why: message(
        'The operator that made the Deployment may set its limit back: then it must be changed where the operator takes it from, for an operator itself in its Subscription.',
      ),
      effect: 'restarts',
      costs: message('Its pods are made anew, one after another.'),
      command: [
        'oc',
        'set',
        'resources',
        '-n',
        NAMESPACE,
        '{{workload}}',
        '-c',
        '{{container}}',
        '--limits=memory={{doubleMemory}}',
      ],
      doneWhen: NO_RESTARTS,
      about: ['doubleMemory'],
    },
  ],
  'probe-killed': [
    {
      title: message('Find out why the probe gets no answer: load of the node, or what `/healthz` itself asks'),
      why: message(
        'The probes of KubeVirt ask the API server: a slow node or API server makes a healthy process fail.',
      ),
      effect: 'reads-only',
      command: ['oc', 'events', '-n', NAMESPACE, '--for', 'pods/{{pod}}'],
      doneWhen: NO_RESTARTS,
    },
    {
      title: message('See how busy the node is'),
      why: message('A node whose CPU or memory is used up answers late, whoever is asked.'),
      effect: 'reads-only',
      command: ['oc', 'adm', 'top', 'nodes', '{{node}}'],
      doneWhen: NO_RESTARTS,
      about: ['node'],
    },
  ],
  'program-crash': [
    {
      title: message('Update to a version without this bug, or report it to support with the evidence file'),
      why: message(
        'The first frame of our own code names the place. What it works on at that moment may be avoidable. This shows whether an update waits.',
      ),
      effect: 'reads-only',
      command: UPDATES,
      doneWhen: NO_CRASH,
    },
    {
      title: message('Read what the run that crashed worked on'),
      why: message(
        'The lines before the panic name the object: one that only this machine or node has can be changed.',
      ),
      effect: 'reads-only',
      command: LAST_RUN,
      doneWhen: NO_CRASH,
      about: ['pod', 'container'],
      where: ['crash'],
    },
  ],
  'credentials-missing': [
    {
      title: message('Let the pods have the token of their service account'),
      why: message(
        'Neither the pod nor its service account may say `automountServiceAccountToken: false`; a pod gets its token when it is created, so that its pods must be made anew afterwards.',
      ),
      effect: 'changes-settings',
      costs: message('Every pod of this service account gets a token from then on.'),
      readFirst: {
        text: message('Whether the service account says so:'),
        command: ['oc', 'get', 'serviceaccounts', '-n', NAMESPACE, '{{serviceAccount}}', '-o', 'yaml'],
      },
      command: [
        'oc',
        'patch',
        'serviceaccounts',
        '-n',
        NAMESPACE,
        '{{serviceAccount}}',
        '--type=merge',
        '-p',
        { json: { automountServiceAccountToken: true } },
      ],
      doneWhen: PODS_READY,
    },
    {
      title: message('Make the pods anew, so that they get a token'),
      why: message('A pod that was made without a token never gets one.'),
      effect: 'restarts',
      costs: message('Running machines go on. The old logs are lost: download the evidence first.'),
      command: deletePods(NAMESPACE, '{{selector}}'),
      doneWhen: PODS_READY,
    },
  ],
} as const satisfies Partial<Record<CauseId, readonly [Remedy, ...Remedy[]]>>;
