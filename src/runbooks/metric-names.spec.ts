import { releasesOf } from '../alerts/alert-releases';
import { lackingMetric, wordsOf } from '../probes/metric-releases';
import { RUNBOOKS } from './catalogue';
import { isOwnCause, type Step } from './runbook';

const PARTS = ['virt_api', 'virt_controller', 'virt_operator', 'virt_handler'];

/**
 * Names that recording rules were given in 4.22, SSP's in the release after it, and the former ones, which later releases
 * have as well (the operators' rules, August 2026).
 */
const RENAMED: Readonly<Record<string, string>> = {
  ...Object.fromEntries(PARTS.map((part) => [`cluster:kubevirt_${part}_up:sum`, `kubevirt_${part}_up`])),
  // That of 4.21 has the same meaning as `up` before.
  ...Object.fromEntries(PARTS.map((part) => [`cluster:kubevirt_${part}_pods_running:count`, `kubevirt_${part}_up`])),
  'cluster:kubevirt_virt_controller_ready:sum': 'kubevirt_virt_controller_ready',
  'cluster:kubevirt_virt_operator_ready:sum': 'kubevirt_virt_operator_ready',
  'cluster:kubevirt_virt_operator_leading:sum': 'kubevirt_virt_operator_leading',
  'cluster:kubevirt_nodes_allocatable:count': 'kubevirt_allocatable_nodes',
  'cluster:kubevirt_nodes_with_kvm:count': 'kubevirt_nodes_with_kvm',
  'cluster:kubevirt_api_request_deprecated_total:sum': 'kubevirt_api_request_deprecated_total',
  'namespace:kubevirt_vm:sum': 'kubevirt_number_of_vms',
  'node:kubevirt_vmi_phase:sum': 'kubevirt_vmi_phase_count',
  'vmi:kubevirt_vmi_memory_used_bytes:sum': 'kubevirt_vmi_memory_used_bytes',
  'vmi:kubevirt_vmi_guest_queue_length:sum': 'kubevirt_vmi_guest_vcpu_queue',
  'container:kubevirt_memory_delta_from_requested_bytes:max': 'kubevirt_memory_delta_from_requested_bytes',
  'pvc:kubevirt_vmsnapshot_labels:info': 'kubevirt_vmsnapshot_persistentvolumeclaim_labels',
  'vm:kubevirt_vmsnapshot_disks_restored:sum': 'kubevirt_vmsnapshot_disks_restored_from_source',
  'cluster:kubevirt_cdi_operator_up:sum': 'kubevirt_cdi_operator_up',
  'cluster:kubevirt_cdi_import_pods_high_restart:count': 'kubevirt_cdi_import_pods_high_restart',
  'cluster:kubevirt_cdi_upload_pods_high_restart:count': 'kubevirt_cdi_upload_pods_high_restart',
  'cluster:kubevirt_cdi_clone_pods_high_restart:count': 'kubevirt_cdi_clone_pods_high_restart',
  'cluster:kubevirt_cnao_operator_up:sum': 'kubevirt_cnao_operator_up',
  'cluster:kubevirt_cnao_kubemacpool_manager_up:sum': 'kubevirt_cnao_kubemacpool_manager_up',
  'cluster:kubevirt_cnao_cr_kubemacpool_deployed:sum': 'kubevirt_cnao_cr_kubemacpool_aggregated',
  'cluster:kubevirt_hpp_operator_up:sum': 'kubevirt_hpp_operator_up',
  'cluster:kubevirt_ssp_operator_up:sum': 'kubevirt_ssp_operator_up',
  'cluster:kubevirt_ssp_template_validator_up:sum': 'kubevirt_ssp_template_validator_up',
  'cluster:kubevirt_ssp_operator_reconcile_succeeded:sum': 'kubevirt_ssp_operator_reconcile_succeeded_aggregated',
  'cluster:kubevirt_ssp_template_validator_rejected:increase1h': 'kubevirt_ssp_template_validator_rejected_increase',
  'cluster:kubevirt_ssp_common_templates_restored:increase1h': 'kubevirt_ssp_common_templates_restored_increase',
  kubevirt_vmi_migration_data_bytes_total: 'kubevirt_vmi_migration_data_total_bytes',
};

const METRICS = RUNBOOKS.flatMap(({ alert, steps, resolution }) =>
  [
    ...steps,
    ...resolution.causes.flatMap((cause): readonly Step[] => (isOwnCause(cause) ? [] : (cause.checks ?? []))),
  ].flatMap(({ id, probe, expectation }) =>
    probe.kind === 'metric' ? [[alert, id, probe.query, expectation] as const] : [],
  ),
);

test.each(METRICS)('%s, step %s: asks by a name that each release has', (_alert, _id, query) => {
  const words = wordsOf(query);
  const alone = Object.entries(RENAMED).filter(([name, before]) => words.has(name) && !words.has(before));
  // Where this fails: write `(new or old)`.
  expect(alone).toEqual([]);
});

const isBefore = (one: string, other: string): boolean => one.localeCompare(other, 'en', { numeric: true }) < 0;

test.each(METRICS)(
  '%s, step %s: does not take what a release lacks for what did not happen',
  (alert, _id, query, expectation) => {
    const { upTo, after } = lackingMetric(query) ?? {};
    const isEmptyWell = (expectation.kind === 'below' || expectation.kind === 'above') && expectation.emptyIsHealthy;
    const { since = '4.18', until } = releasesOf(alert) ?? {};
    const isAlwaysThere =
      (upTo === undefined || since === 'next' || isBefore(upTo, since)) && (after === undefined || until === after);
    expect({ isEmptyWell: isEmptyWell && !isAlwaysThere }).toEqual({ isEmptyWell: false });
  },
);
