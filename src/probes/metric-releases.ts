import { message, type Message } from '../message';

/** Which releases of OpenShift Virtualization, from the oldest in support on, lack a metric. */
export interface Lacking {
  /** Those up to this one. */
  readonly upTo?: string;
  /** Those after this one. */
  readonly after?: string;
}

/**
 * Metrics, and names that recording rules give, that not every release from 4.18 on has under some name: read from the
 * sources of each operator at the version that a release ships (August 2026). One that was renamed is not here: queries
 * name both (`runbooks/metric-names.spec.ts`).
 */
const LACKING: readonly (readonly [Lacking, readonly string[]])[] = [
  [
    { upTo: '4.21' },
    [
      'cluster:kubevirt_virt_api_ready:sum',
      'cluster:kubevirt_virt_handler_ready:sum',
      'kubevirt_virt_api_ready_status',
      'kubevirt_virt_handler_ready_status',
      'kubevirt_vmi_guest_os_panic_total',
      'kmp_mac_collisions',
    ],
  ],
  [{ upTo: '4.20' }, ['kubevirt_vm_labels']],
  [
    { upTo: '4.19' },
    [
      'kubevirt_vmi_guest_load_1m',
      'kubevirt_vmi_guest_load_5m',
      'kubevirt_vmi_guest_load_15m',
      'kubevirt_node_deprecated_machine_types',
      'kubevirt_vmi_dirty_rate_bytes_per_second',
      'kubevirt_hco_dataimportcrontemplate_with_architecture_annotation',
      'kubevirt_hco_dataimportcrontemplate_with_supported_architectures',
      'kubevirt_hco_memory_overcommit_percentage',
      'kubevirt_hco_multi_arch_boot_images_enabled',
    ],
  ],
  [{ upTo: '4.18' }, ['kubevirt_vmi_vnic_info', 'kubevirt_vm_vnic_info', 'kubevirt_vm_create_date_timestamp_seconds']],
  [{ upTo: '4.19', after: '4.22' }, ['kubevirt_vmi_contains_ephemeral_hotplug_volume']],
  [{ after: '4.21' }, ['kubevirt_cnao_kubemacpool_duplicate_macs', 'kubevirt_kmp_duplicate_macs']],
];

const WORD = /[a-zA-Z_:][\w:]*/g;

/** The words of a query: what may be a metric. */
export const wordsOf = (query: string): ReadonlySet<string> => new Set(query.match(WORD));

/** The metric of a query that some release lacks; absent where every release has all that it asks for. */
export const lackingMetric = (query: string): (Lacking & { readonly name: string }) | undefined => {
  const words = wordsOf(query);
  return LACKING.flatMap(([lacking, names]) => names.map((name) => ({ ...lacking, name }))).find(({ name }) =>
    words.has(name),
  );
};

/** What is said of a query that has no answer: of one that some releases cannot answer, which. */
export const noSample = (query: string): Message => {
  const { name = '', upTo, after } = lackingMetric(query) ?? {};
  if (upTo !== undefined && after !== undefined)
    return message(
      'Prometheus has no sample of this: releases up to {{upTo}} and after {{after}} do not have `{{name}}`',
      { name, upTo, after },
    );
  if (upTo !== undefined)
    return message('Prometheus has no sample of this: releases up to {{upTo}} do not have `{{name}}`', { name, upTo });
  return after === undefined
    ? message('Prometheus has no sample of this')
    : message('Prometheus has no sample of this: releases after {{after}} do not have `{{name}}`', { name, after });
};
