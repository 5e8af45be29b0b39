import type { World } from '../world';
import { readCondition, readText } from './read-field';
import type { Fields } from './read-field';

/** An API that the API server passes on to another server. */
export interface AggregatedApi {
  readonly group: string;
  readonly version: string;
  /** Whether that server answers, as the APIService says. */
  readonly isAvailable: boolean;
}

const subresources = (plural: string, kind: string, verb: string, names: string): Fields[] =>
  names
    .split(' ')
    .map((name) => ({ name: `${plural}/${name}`, singularName: '', namespaced: true, kind, verbs: [verb] }));

/** What these servers say of themselves, by group and version. Source: KubeVirt 1.8 (`pkg/virt-api/api.go`), CDI 1.64. */
const RESOURCES: Readonly<Record<string, readonly Fields[]>> = {
  'subresources.kubevirt.io/v1': [
    ...subresources('virtualmachines', 'VirtualMachine', 'update', 'start stop restart migrate addvolume removevolume'),
    ...subresources('virtualmachines', 'VirtualMachine', 'get', 'expand-spec portforward'),
    ...subresources(
      'virtualmachineinstances',
      'VirtualMachineInstance',
      'get',
      'console vnc portforward guestosinfo userlist filesystemlist',
    ),
    ...subresources(
      'virtualmachineinstances',
      'VirtualMachineInstance',
      'update',
      'pause unpause freeze unfreeze softreboot addvolume removevolume',
    ),
  ],
  'upload.cdi.kubevirt.io/v1beta1': [
    {
      name: 'uploadtokenrequests',
      singularName: 'uploadtokenrequest',
      namespaced: true,
      kind: 'UploadTokenRequest',
      verbs: ['create'],
    },
  ],
};

/** The aggregated APIs of a cluster: its APIServices that name a service. */
export const aggregatedApis = (world: World): AggregatedApi[] =>
  world
    .list('apiregistration.k8s.io', 'APIService')
    .filter((api) => readText(api, 'spec.service.name') !== '')
    .map((api) => ({
      group: readText(api, 'spec.group'),
      version: readText(api, 'spec.version'),
      isAvailable: readCondition(api, 'Available') === 'True',
    }));

/** The resources of an aggregated API. */
export const aggregatedResources = ({ group, version }: AggregatedApi): readonly Fields[] =>
  RESOURCES[`${group}/${version}`] ?? [];
