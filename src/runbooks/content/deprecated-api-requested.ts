import { message } from '../../message';
import type { Runbook } from '../runbook';
import { advise, each } from './object-family';
import { supportCase } from './resolutions';

const CALLS = 'resource="{{resource}}",version="{{version}}",verb!~"LIST|WATCH|DELETE"';
/** As the API server names its count. */
const REQUESTS = '{{resource}}.{{version}}.{{group}}';
const NO_MORE = message('Nobody asks for it for ten minutes, and the alert goes away.');

/** Up to 4.21 the metric has another name. */
const counted = (name: string): string => `sum by (verb) (increase(${name}{${CALLS}}[10m]))`;

export const kubeVirtDeprecatedAPIRequested: Runbook = {
  alert: 'KubeVirtDeprecatedAPIRequested',
  subject: { kind: 'cluster', component: 'virt-api' },
  variables: {
    resource: { firstOf: [{ label: 'resource' }] },
    version: { firstOf: [{ label: 'version' }] },
    group: { firstOf: [{ label: 'group' }] },
  },
  measuredBy: 'calls',
  description: [
    message(
      'Within ten minutes somebody read or wrote `{{resource}}` of the API group `{{group}}` in the version `{{version}}`, which is deprecated.',
    ),
    message(
      'Lists, watches and, in later fixes of each release, deletions do not count. It goes away ten minutes after the last call, and does not say who called.',
    ),
  ],
  reason: [message('Nothing yet: the calls fail once a release no longer serves the version.')],
  impact: { says: message('Nothing yet: such calls fail after an upgrade that drops the version') },
  endsWhen: message('nobody uses the version for ten minutes'),
  steps: [
    {
      id: 'calls',
      title: message('Count the calls of ten minutes'),
      headline: message('A deprecated version of the API of KubeVirt is called'),
      text: message('By what they did.'),
      probe: {
        kind: 'metric',
        query: `${counted('cluster:kubevirt_api_request_deprecated_total:sum')} or ${counted('kubevirt_api_request_deprecated_total')}`,
        unit: 'number',
        by: ['verb'],
      },
      expectation: { kind: 'below', threshold: 0.5, emptyIsHealthy: true },
    },
    {
      id: 'callers',
      title: message('Find out who calls'),
      text: message(
        'The API server counts the requests of a day by user and program. The alert may be over before you look: read `last24h`, not `currentHour`.',
      ),
      probe: {
        kind: 'get',
        model: 'APIRequestCount',
        name: REQUESTS,
        show: 'yaml',
      },
      expectation: each('healthy', { path: 'status.requestCount', absentAs: 0, equals: 0 }),
    },
    {
      id: 'removed',
      title: message('See which versions will go'),
      text: message(
        '1 for each deprecated version that was asked for since the API server started, with its last release.',
      ),
      probe: {
        kind: 'metric',
        query: 'max by (resource, version, removed_release) (apiserver_requested_deprecated_apis{group="kubevirt.io"})',
        unit: 'number',
        by: ['resource', 'version', 'removed_release'],
      },
      expectation: { kind: 'shown' },
    },
  ],
  resolution: {
    actions: [message('Have who calls change to `kubevirt.io/v1`.'), supportCase],
    causes: [
      {
        id: 'presets',
        title: message('Presets are used'),
        text: message('Every version of `VirtualMachineInstancePreset` is deprecated; instance types replace them.'),
        step: 'removed',
        supportedBy: {
          fact: 'value',
          step: 'removed',
          labels: { resource: 'virtualmachineinstancepresets' },
          above: 0,
        },
        otherwise: message('Nobody asked for presets since the API server started'),
        remedies: [
          {
            title: message('Find the presets'),
            why: message('What they set goes into instance types and preferences.'),
            effect: 'reads-only',
            command: ['oc', 'get', 'virtualmachineinstancepresets.kubevirt.io', '-A'],
            doneWhen: message('There are none left.'),
          },
        ],
      },
      {
        id: 'delivered',
        title: message('A service account uses it: delivery, backup, or an operator'),
        text: message('Argo CD, Helm or a backup tool keeps manifests with the old version.'),
        step: 'callers',
        supportedBy: {
          fact: 'object',
          step: 'callers',
          has: [
            { path: 'status.last24h[*].byNode[*].byUser[*].username', matches: '^system:serviceaccount:', some: true },
          ],
        },
        otherwise: message('No service account called within a day, as far as the API server counts'),
        remedies: [
          {
            title: message('Read which one, and change its manifests to `kubevirt.io/v1`'),
            why: message('The objects themselves are stored in the new version already: only the caller must change.'),
            effect: 'reads-only',
            command: [
              'oc',
              'get',
              'apirequestcounts.apiserver.openshift.io',
              REQUESTS,
              '-o',
              'jsonpath={range .status.last24h[*].byNode[*].byUser[*]}{.username}{"\\t"}{.userAgent}{"\\t"}{.requestCount}{"\\n"}{end}',
            ],
            doneWhen: NO_MORE,
          },
        ],
      },
      {
        id: 'person',
        title: message('A person or a script uses it'),
        text: message('An old `virtctl`, a script, or a manifest with the old version.'),
        step: 'callers',
        supportedBy: {
          fact: 'object',
          step: 'callers',
          has: [
            {
              path: 'status.last24h[*].byNode[*].byUser[*].username',
              matches: '^(?!system:serviceaccount:).+',
              some: true,
            },
          ],
        },
        otherwise: message('No person called within a day, as far as the API server counts'),
        remedies: [
          advise(
            message('Tell who calls to use `kubevirt.io/v1`, and a `virtctl` of this release'),
            message('The step before names the user and the program.'),
            NO_MORE,
          ),
        ],
      },
    ],
  },
};
