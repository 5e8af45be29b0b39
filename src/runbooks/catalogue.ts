import { cdiRunbooks } from './content/cdi';
import { clusterRunbooks } from './content/cluster';
import { failedMachineRunbooks } from './content/failed-machines';
import { fleetRunbooks } from './content/fleet';
import { guestRunbooks } from './content/guests';
import { goldenImageRunbooks } from './content/golden-images';
import { hppRunbooks } from './content/hpp';
import { hyperconvergedRunbooks } from './content/hyperconverged';
import { kubemacpoolRunbooks } from './content/kubemacpool';
import { machineRunbooks } from './content/machines';
import { networkAddonsRunbooks } from './content/network-addons';
import { nodeRunbooks } from './content/nodes';
import { sspRunbooks } from './content/ssp';
import { storageClassRunbooks } from './content/storage-classes';
import { storageRunbooks } from './content/storage';
import { templateRunbooks } from './content/templates';
import { virtApiRunbooks } from './content/virt-api';
import { virtControllerRunbooks } from './content/virt-controller';
import { virtHandlerRunbooks } from './content/virt-handler';
import { virtOperatorRunbooks } from './content/virt-operator';
import { resolveAlias } from '../alerts/alert-names';
import type { Runbook } from './runbook';

/**
 * Every runbook by the part that it is fetched with: those of one component, or about one kind of thing. First those of
 * the source document in the order of its chapters. This holds all content: the build, the lab and specs import it, pages
 * import `runbook-index.ts`.
 */
const PARTS = {
  kubemacpool: kubemacpoolRunbooks,
  ssp: sspRunbooks,
  templates: templateRunbooks,
  'virt-operator': virtOperatorRunbooks,
  'virt-controller': virtControllerRunbooks,
  'virt-api': virtApiRunbooks,
  'virt-handler': virtHandlerRunbooks,
  hyperconverged: hyperconvergedRunbooks,
  'golden-images': goldenImageRunbooks,
  cdi: cdiRunbooks,
  'network-addons': networkAddonsRunbooks,
  hpp: hppRunbooks,
  storage: storageRunbooks,
  'storage-classes': storageClassRunbooks,
  machines: machineRunbooks,
  guests: guestRunbooks,
  fleet: fleetRunbooks,
  'failed-machines': failedMachineRunbooks,
  nodes: nodeRunbooks,
  cluster: clusterRunbooks,
} satisfies Readonly<Record<string, readonly Runbook[]>>;

/** The runbooks that are fetched together. */
export type Part = keyof typeof PARTS;

/** Every runbook. */
export const RUNBOOKS: readonly Runbook[] = Object.values(PARTS).flat();

/** What is known of a runbook without its content. */
export interface Indexed {
  readonly part: Part;
  readonly about: Runbook['subject']['kind'];
}

/** Which alerts have a runbook. */
export const INDEX: Readonly<Record<string, Indexed>> = Object.fromEntries(
  Object.entries(PARTS).flatMap(([part, runbooks]) =>
    runbooks.map(({ alert, subject }) => [alert, { part: part as Part, about: subject.kind }]),
  ),
);

/** Gives the runbook of an alert by its name, also a former one; undefined where there is none. */
export const findRunbook = (name: string): Runbook | undefined => {
  const alert = resolveAlias(name);
  return RUNBOOKS.find((runbook) => runbook.alert === alert);
};
