/** @jest-environment node */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stringify } from 'yaml';

import { describeWith, findCommand } from '../../specs/packaging/at-hand';
import shipped from '../../upstream/shipped-rules.json';

const PROMTOOL = findCommand('promtool');

const sumOf = (metric: string): string => `sum by (name, namespace) (${metric})`;
const faults = 'kubevirt_vmi_memory_pgmajfault_total';
const swapped = (window: string): string =>
  ['in', 'out'].map((way) => sumOf(`rate(kubevirt_vmi_memory_swap_${way}_traffic_bytes[${window}])`)).join(' + ');
const queue = 'clamp_min(kubevirt_vmi_guest_load_1m - vmi:kubevirt_vmi_vcpu:count, 0)';

/** What the alerts are made of, as KubeVirt records it from 1.6 on (`pkg/monitoring/rules/recordingrules/vmi.go`). */
const RECORDED = {
  'vmi:kubevirt_vmi_vcpu:count': 'count by (namespace, name, node) (kubevirt_vmi_vcpu_seconds_total)',
  kubevirt_vmi_guest_vcpu_queue: queue,
  'vmi:kubevirt_vmi_guest_queue_length:sum': queue,
  'vmi:kubevirt_vmi_memory_available_bytes:sum': sumOf('kubevirt_vmi_memory_available_bytes'),
  'vmi:kubevirt_vmi_memory_headroom_ratio:sum': `${sumOf('kubevirt_vmi_memory_usable_bytes')} / ${sumOf('kubevirt_vmi_memory_available_bytes')}`,
  'vmi:kubevirt_vmi_pgmajfaults:rate5m': sumOf(`rate(${faults}[5m])`),
  'vmi:kubevirt_vmi_pgmajfaults:rate30m': sumOf(`rate(${faults}[30m])`),
  'vmi:kubevirt_vmi_swap_traffic_bytes:rate5m': swapped('5m'),
  'vmi:kubevirt_vmi_swap_traffic_bytes:rate30m': swapped('30m'),
};

const MACHINE = { namespace: 'vms', name: 'web-frontend', node: 'worker-0' };
const LAUNCHER = 'virt-launcher-web-frontend-p4nd8';
/** What a scrape puts beside them: the pod is the virt-handler that was asked. */
const SCRAPED = {
  ...MACHINE,
  container: 'virt-handler',
  endpoint: 'metrics',
  instance: '10.128.2.20:8443',
  job: 'kubevirt-prometheus-metrics',
  pod: 'virt-handler-ff6gg',
  service: 'kubevirt-prometheus-metrics',
};

/** A guest with two CPUs, in need of more: a load of thirty, hardly any memory left. */
const samplesOf = (isThrashing: boolean): Readonly<Record<string, string>> => ({
  kubevirt_vmi_guest_load_1m: '30+0x60',
  kubevirt_vmi_memory_available_bytes: '1000+0x60',
  kubevirt_vmi_memory_usable_bytes: '10+0x60',
  [faults]: isThrashing ? '0+6000x60' : '0+0x60',
  kubevirt_vmi_memory_swap_in_traffic_bytes: '0+0x60',
  kubevirt_vmi_memory_swap_out_traffic_bytes: '0+0x60',
});

const seriesOf = (name: string, labels: Readonly<Record<string, string>>): string =>
  `${name}{${Object.entries(labels)
    .map(([label, value]) => `${label}="${value}"`)
    .join(',')}}`;

/** A guest's series, each with these labels; those of its memory under this name. */
const guest = (labels: Readonly<Record<string, string>>, memoryOf: string, isThrashing: boolean): object[] => [
  ...Object.entries(samplesOf(isThrashing)).map(([name, values]) => ({
    series: seriesOf(name, name.includes('memory') ? { ...labels, name: memoryOf } : labels),
    values,
  })),
  ...['0', '1'].map((id) => ({
    series: seriesOf('kubevirt_vmi_vcpu_seconds_total', { ...labels, id, state: 'running' }),
    values: '0+6x60',
  })),
  {
    series: seriesOf('kubevirt_vmi_info', { ...labels, phase: 'running', vmi_pod: LAUNCHER }),
    values: '1+0x60',
  },
];

const ALERTS = shipped.filter(
  ({ alert, expr }) => /^(GuestVCPUQueueHigh|KubeVirtVMGuestMemory)/.test(alert) && expr !== undefined,
);

describeWith({ promtool: PROMTOOL !== undefined }, 'Rules that never fire on what Prometheus scrapes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'never-fires-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** How many alerts a rule raises, as `promtool` counts them. */
  const countOf = (expr: string, inputSeries: readonly object[]): number => {
    const rules = [
      ...Object.entries(RECORDED).map(([record, recorded]) => ({ record, expr: recorded })),
      { record: 'raised', expr: `count(${expr}) or vector(0)` },
    ];
    writeFileSync(join(folder, 'rules.yaml'), stringify({ groups: [{ name: 'all', rules }] }));
    const count = (value: number): object => ({
      expr: 'raised',
      eval_time: '60m',
      exp_samples: [{ labels: 'raised', value }],
    });
    const isCount = (value: number): boolean => {
      const tests = [{ interval: '1m', input_series: inputSeries, promql_expr_test: [count(value)] }];
      writeFileSync(
        join(folder, 'test.yaml'),
        stringify({ rule_files: ['rules.yaml'], evaluation_interval: '1m', tests }),
      );
      return spawnSync(PROMTOOL ?? '', ['test', 'rules', join(folder, 'test.yaml')]).status === 0;
    };
    return [0, 1].find(isCount) ?? -1;
  };

  test.each(ALERTS.map(({ alert, releases, expr = '' }) => [alert, releases.join(', '), expr] as const))(
    '%s of %s',
    (alert, _releases, expr) => {
      const isThrashing = alert === 'KubeVirtVMGuestMemoryPressure';
      expect(countOf(expr, guest(SCRAPED, MACHINE.name, isThrashing))).toBe(0);
      // With the labels that upstream's own test makes up, it does.
      expect(countOf(expr, guest(MACHINE, LAUNCHER, isThrashing))).toBe(1);
    },
  );

  test('there are such rules', () => {
    expect(new Set(ALERTS.map(({ alert }) => alert)).size).toBe(4);
  });
});
