import type { Action } from '@openshift-console/dynamic-plugin-sdk';

const open = (): void => {
  document.title = 'The Troubleshooting Panel opens';
};
const ACTIONS: Action[] = [{ id: 'open-troubleshooting-panel', label: 'Troubleshooting Panel', cta: open }];

/** The action of the Troubleshooting Panel on an alert of the console, as its plugin contributes it. */
export const useTroubleshootingPanel = (): [Action[], boolean, unknown] => [ACTIONS, true, undefined];
