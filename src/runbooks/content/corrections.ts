import type { Correction } from '../runbook';

type At = (lines: string) => Correction;

const correction =
  (was: string, now: string, why: string): At =>
  (lines) => ({ lines, was, now, why });

/** Mistakes that several sections of the source document share. Each takes the lines at which it stands. */

export const numbering = correction(
  'Every item of the list has the number 1.',
  'The steps are numbered in their order.',
  'The export of the document lost the numbers.',
);

export const inlineCode = correction(
  'Inline code begins with four spaces.',
  'Code is marked without spaces around it.',
  'The export of the document added them; copied, they end up in the command.',
);

export const escapedBrackets = correction(
  '`&lt;` and `&gt;` inside commands or their output',
  'Pods are chosen by their label; no name has to be filled in.',
  'The brackets were escaped twice. Unescaped, a shell reads them as redirections: the command fails or creates a file.',
);

export const namespaceColumn = correction(
  '`oc get kubevirt -A -o custom-columns="":.metadata.namespace`',
  'The namespace is read from the KubeVirt resource; the commands contain its value.',
  'Without `--no-headers` the value begins with an empty line, which breaks every command that quotes it.',
);

export const modifyVariable = correction(
  'Modify the environment variable `NAMESPACE`.',
  'Find the namespace.',
  'The variable does not exist before this step: it is set, not modified.',
);

export const namespaceNotSet = correction(
  'The commands use `$NAMESPACE`, which this section never sets.',
  'The first step finds the namespace, and every command contains it.',
  'With an empty variable, `-n` takes the next word for the namespace and the command fails.',
);

export const deploymentByGrep = correction(
  '`oc get deployment -A`, filtered by `grep` and `awk`',
  'The namespace comes from the HyperConverged resource or from the Deployment with exactly this name.',
  'The filter matches anywhere in the row, and finds nothing when the Deployment was deleted.',
);

export const wholeLog = correction(
  '`--tail=-1`: the whole log of every pod',
  'The end of each log is read, and the page says when more was left out.',
  'The log of a busy pod is too long to read, or to send through a console.',
);

export const supportOnly = correction(
  'The only advice is to open a support case.',
  'The steps look for the cause, and the resolution names what to do before a support case.',
  'Most causes can be found and mended by the administrator.',
);

export const getLogs = correction(
  '`oc get logs POD`',
  '`oc logs` with the namespace and the label of the pods',
  '`logs` is a command and not a resource, and the namespace was missing: the command always fails.',
);

export const firstOperator = correction(
  'virt-operator is the first Kubernetes Operator active in a cluster.',
  'virt-operator is the first of the KubeVirt components to run; it installs the others.',
  'A replaced product name: OpenShift itself runs many operators before this one.',
);

export const virtLauncher = correction(
  'virt-launcher is a top-level controller.',
  'virt-operator manages virt-controller, virt-handler and virt-api.',
  'virt-launcher is the pod of one virtual machine; virt-controller creates it.',
);

export const certificateRotation = correction(
  'certification rotation',
  'certificate rotation',
  'It is certificates that are replaced before they expire.',
);

export const flattenedNote = correction(
  'A note became an ordinary paragraph.',
  'That virtual machines keep running stands in the reason, as a paragraph of its own.',
  'The export of the document lost the frame of the note.',
);

export const strayBracket = correction(
  'A closing parenthesis without an opening one',
  'The cause is described in whole sentences.',
  'The opening parenthesis was lost.',
);

export const orphanPodName = correction(
  'An example of a pod name that belongs to no step',
  'The pods are listed with their real names.',
  'The example names no pod of the reader, and is the same for two components.',
);

export const knownReasons = correction(
  'known reasons why the detection of no running pod occurs',
  'known causes of the component being down',
  'The sentence explains the detection rather than the failure.',
);

export const noPodList = correction(
  'The commands need the name of a pod, and no step lists the pods.',
  'A step lists the pods, and the other steps choose them by label.',
  'Without the names the commands cannot be run; after a restart the names are others.',
);

export const noNodeStep = correction(
  'Nodes are among the causes, and no step looks at them.',
  'A step checks the conditions of the nodes.',
  'Three of the five causes can be seen there.',
);

export const logsInProse = correction(
  'View the logs with `oc logs` and the status with `oc describe`.',
  'One step reads the logs, one the logs of the previous run, one describes the pods.',
  'The sentence gave no command, and a crashing pod says why only in its previous run.',
);

export const noQuery = correction(
  'Check the metrics of the API server.',
  'Three steps measure response times, failing calls and calls in progress.',
  'No query was given.',
);

export const noCommands = correction(
  'Troubleshooting without a single command',
  'Every check is a step with a command.',
  'The text names the checks and leaves it to the reader to invent them.',
);

export const deleteWithoutCommand = correction(
  'Delete the pod.',
  'The fix deletes the pods by their label, asks first, and shows its command.',
  'The text gave neither a command nor a way to choose the pod.',
);

export const atLeastEighty = correction(
  'More than 80% of the calls failed in the last five minutes.',
  'The share of failing calls has been at 80% or more for five minutes; it is measured over the last five minutes.',
  'The rule compares with "at least", and must hold for another five minutes before it fires.',
);
