import { message, type Message } from '../message';
import type { WorkloadName } from '../runbooks/workloads';
import type { FoundationId } from './foundations';

/** What somebody who uses virtual machines can do, or what the product does by itself. */
export type CapabilityId =
  'start' | 'migrate' | 'create' | 'console' | 'running' | 'disks' | 'templates' | 'self-repair';

/** Something that a capability hangs on. */
export interface Need {
  readonly on: WorkloadName | FoundationId;
  /** What is left while it does not work: nothing of the capability, or a part of it. */
  readonly without: 'nothing' | 'a part';
  /** Where it is written that it is so: a document or the code of the operator. */
  readonly source: string;
}

/** One thing that works or does not. */
export interface Capability {
  readonly id: CapabilityId;
  readonly title: Message;
  readonly needs: readonly Need[];
}

const nothing = (on: Need['on'], source: string): Need => ({ on, without: 'nothing', source });
const part = (on: Need['on'], source: string): Need => ({ on, without: 'a part', source });

const FAIL_CLOSED = 'its webhook for VirtualMachines has failurePolicy Fail';

/**
 * What each capability hangs on. The sources are documents and code of the operators, by repository and path:
 * `docs/components.md` of kubevirt/kubevirt says what virt-api, virt-controller and virt-handler do in the life of a
 * machine, and its code which webhooks fail closed.
 */
export const CAPABILITIES: readonly Capability[] = [
  {
    id: 'start',
    title: message('Start, stop and restart machines'),
    needs: [
      nothing('virt-api', 'kubevirt/kubevirt pkg/virt-api/rest: subresources start, stop, restart'),
      nothing('virt-controller', 'kubevirt/kubevirt docs/components.md: it creates the instance and the pod'),
      nothing('virt-handler', 'kubevirt/kubevirt docs/components.md: it starts and stops the domain on its node'),
      // Starting a machine with the run strategy Halted changes its VirtualMachine (pkg/virt-api/rest, start).
      part('kubemacpool-mac-controller-manager', `k8snetworkplumbingwg/kubemacpool: ${FAIL_CLOSED}, also of updates`),
      part('virt-template-validator', `kubevirt/ssp-operator, template validator: ${FAIL_CLOSED}, also of updates`),
    ],
  },
  {
    id: 'migrate',
    title: message('Migrate machines, drain nodes'),
    needs: [
      nothing('virt-api', 'kubevirt/kubevirt pkg/virt-api/webhooks: migrations and evictions, failurePolicy Fail'),
      nothing('virt-controller', 'kubevirt/kubevirt pkg/virt-controller/watch/migration: it makes the target pod'),
      nothing('virt-handler', 'kubevirt/kubevirt pkg/virt-handler: source and target of the migration'),
    ],
  },
  {
    id: 'create',
    title: message('Create and change machines'),
    needs: [
      nothing('virt-api', 'kubevirt/kubevirt pkg/virt-api/webhooks: VirtualMachines, failurePolicy Fail'),
      nothing('kubemacpool-mac-controller-manager', `k8snetworkplumbingwg/kubemacpool: ${FAIL_CLOSED}`),
      nothing('virt-template-validator', `kubevirt/ssp-operator, template validator: ${FAIL_CLOSED}`),
    ],
  },
  {
    id: 'console',
    title: message('Console, VNC and SSH'),
    needs: [
      nothing('virt-api', 'kubevirt/kubevirt pkg/virt-api/rest: subresources console, vnc, portforward'),
      nothing('virt-handler', 'kubevirt/kubevirt pkg/virt-handler/rest: it passes the stream to the domain'),
    ],
  },
  {
    id: 'running',
    title: message('Running machines'),
    // virt-launcher and its domain go on without any other component; only their node has to.
    needs: [nothing('machines', 'kubevirt/kubevirt docs/components.md: one virt-launcher runs each machine')],
  },
  {
    id: 'disks',
    title: message('New disks, uploads and clones'),
    needs: [
      nothing('cdi-deployment', 'kubevirt/containerized-data-importer doc/design.md: the controller of DataVolumes'),
      nothing('cdi-apiserver', 'kubevirt/containerized-data-importer: its webhooks of DataVolumes fail closed'),
      part('cdi-uploadproxy', 'kubevirt/containerized-data-importer doc/upload.md: uploads go through it'),
    ],
  },
  {
    id: 'templates',
    title: message('Templates and boot images'),
    needs: [
      nothing('ssp-operator', 'kubevirt/ssp-operator: common templates and DataImportCrons'),
      nothing(
        'cdi-deployment',
        'kubevirt/containerized-data-importer doc/os-image-poll-and-update.md: DataImportCrons',
      ),
      part('virt-template-validator', 'kubevirt/ssp-operator: it checks machines against their template'),
    ],
  },
  {
    id: 'self-repair',
    title: message('Repair and upgrade itself'),
    needs: [
      nothing('virt-operator', 'kubevirt/kubevirt docs/operator_description.md: it installs and updates KubeVirt'),
      nothing(
        'hco-operator',
        'kubevirt/hyperconverged-cluster-operator docs/cluster-configuration.md: it leads the others',
      ),
      part('hco-webhook', 'kubevirt/hyperconverged-cluster-operator: its webhooks of HyperConverged fail closed'),
      part('ssp-operator', 'kubevirt/ssp-operator: it keeps the template validator and the templates'),
      part('cdi-operator', 'kubevirt/containerized-data-importer: it keeps the other parts of CDI'),
      part('cluster-network-addons-operator', 'kubevirt/cluster-network-addons-operator: it keeps KubeMacPool'),
      part('hostpath-provisioner-operator', 'kubevirt/hostpath-provisioner-operator: it keeps the provisioner'),
      part('operator', 'kubevirt/hyperconverged-cluster-operator docs: conditions of HyperConverged'),
    ],
  },
];
