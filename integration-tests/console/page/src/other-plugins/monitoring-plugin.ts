/** Where a page tells this console, before it starts, that monitoring-plugin is not among its plugins. */
const SWITCH = 'without-monitoring-plugin';

/** Whether monitoring-plugin is among the plugins, as on every cluster; a console run by hand may have this one alone. */
export const hasMonitoringPlugin: boolean = localStorage.getItem(SWITCH) === null;

/** The pages of monitoring-plugin that are not exact. Source: its console-extensions.json, 4.22. */
export const MONITORING_BASES: readonly string[] = hasMonitoringPlugin ? ['/monitoring', '/virt-monitoring'] : [];
