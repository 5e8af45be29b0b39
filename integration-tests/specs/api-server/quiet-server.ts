import type { KubernetesObject } from '../../lab/scenario';
import type { Ask } from './ask';

const POLICIES = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies';
const BINDINGS = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings';
/** What checks the addresses of services inside kube-apiserver (`pkg/registry/core/service/ipallocator/controller`). */
const REPORTER = 'ipallocator-repair-controller';
const NAME = 'no-events-of-the-server';
/** How long the server may take to begin to refuse them, in milliseconds. */
const PATIENCE = 60_000;

const POLICY: KubernetesObject = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name: NAME },
  spec: {
    failurePolicy: 'Fail',
    matchConstraints: {
      resourceRules: [
        {
          apiGroups: ['', 'events.k8s.io'],
          apiVersions: ['*'],
          operations: ['CREATE', 'UPDATE'],
          resources: ['events'],
        },
      ],
    },
    validations: [
      {
        expression: [
          `(!has(object.reportingComponent) || object.reportingComponent != '${REPORTER}')`,
          `(!has(object.reportingController) || object.reportingController != '${REPORTER}')`,
        ].join(' && '),
      },
    ],
  },
};

const BINDING: KubernetesObject = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicyBinding',
  metadata: { name: NAME },
  spec: { policyName: NAME, validationActions: ['Deny'] },
};

const EVENT: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'refused', namespace: 'default' },
  involvedObject: { kind: 'Service', name: 'any', namespace: 'default' },
  reportingComponent: REPORTER,
};

/**
 * Has the server refuse the events that it writes by itself: while a service is new it may warn that its address is not
 * allocated, because the two are watched apart. The lab's cluster has none of these, and whether one comes is chance.
 * @throws Error where the server goes on to take them
 */
export const refuseServersEvents = async (ask: Ask): Promise<void> => {
  for (const [path, body] of [
    [POLICIES, POLICY],
    [BINDINGS, BINDING],
  ] as const) {
    const { status, text } = await ask({ method: 'POST', path, body });
    if (status !== 201) throw new Error(`${body.kind}: ${status} ${text.slice(0, 500)}`);
  }
  const end = Date.now() + PATIENCE;
  const path = '/api/v1/namespaces/default/events?dryRun=All';
  while (!(await ask({ method: 'POST', path, body: EVENT })).text.includes(NAME)) {
    if (Date.now() > end) throw new Error('The server goes on to take its own events');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};
