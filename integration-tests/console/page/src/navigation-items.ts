import type { Extension } from '@openshift/dynamic-plugin-sdk';

import { hasMonitoringPlugin } from './other-plugins/monitoring-plugin';

/** `console.navigation/href`: an entry of the navigation. */
export type NavigationItem = Extension<
  'console.navigation/href',
  {
    id: string;
    name: string;
    href: string;
    perspective?: string;
    section?: string;
    /** Paths, without the first slash, under which the entry is the current one. */
    startsWith?: string[];
  }
>;

/** Whether an extension is an entry of the navigation. */
export const isNavigationItem = (extension: Extension): extension is NavigationItem =>
  extension.type === 'console.navigation/href';

/** What an entry of the navigation shows. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly startsWith?: readonly string[];
}

/** A group of entries with a heading. */
export interface Section {
  readonly id: string;
  readonly name: string;
  readonly entries: readonly Entry[];
}

const virtualMachines: Entry = {
  id: 'virtualmachines',
  name: 'VirtualMachines',
  href: '/k8s/all-namespaces/kubevirt.io~v1~VirtualMachine',
};

const templates: Entry = {
  id: 'templates',
  name: 'Templates',
  href: '/k8s/all-namespaces/template.openshift.io~v1~Template',
};

/** Sections that other plugins of a real console bring, with some of their entries. */
const SECTIONS: readonly Section[] = [
  { id: 'home', name: 'Home', entries: [{ id: 'dashboards', name: 'Overview', href: '/dashboards' }] },
  { id: 'virtualization', name: 'Virtualization', entries: [virtualMachines, templates] },
  {
    id: 'observe',
    name: 'Observe',
    entries: hasMonitoringPlugin
      ? [
          { id: 'alerting', name: 'Alerting', href: '/monitoring/alerts' },
          { id: 'metrics', name: 'Metrics', href: '/monitoring/query-browser' },
        ]
      : [],
  },
];

const entriesFor = (items: readonly NavigationItem[], perspective: string): NavigationItem[] =>
  items.filter(({ properties }) => (properties.perspective ?? 'admin') === perspective);

/** The sections of the administrator's perspective. An item whose section does not exist is not shown, as in the console. */
export const adminSections = (items: readonly NavigationItem[]): readonly Section[] =>
  SECTIONS.map((section) => ({
    ...section,
    entries: [
      ...section.entries,
      ...entriesFor(items, 'admin')
        .filter(({ properties }) => properties.section === section.id)
        .map(({ properties }) => properties),
    ],
  }));

/** The entries of the virtualization perspective, which has no sections. */
export const virtualizationEntries = (items: readonly NavigationItem[]): readonly Entry[] => [
  virtualMachines,
  templates,
  ...entriesFor(items, 'virtualization-perspective').map(({ properties }) => properties),
];
