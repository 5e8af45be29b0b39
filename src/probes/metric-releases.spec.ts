import { inEnglish } from '../message';
import { noSample } from './metric-releases';

test.each([
  ['up{pod=~"virt-api-.*"}', 'Prometheus has no sample of this'],
  [
    'sum(kubevirt_vmi_guest_os_panic_total{name="web"})',
    'Prometheus has no sample of this: releases up to 4.21 do not have `kubevirt_vmi_guest_os_panic_total`',
  ],
  [
    'kubevirt_kmp_duplicate_macs == 1',
    'Prometheus has no sample of this: releases after 4.21 do not have `kubevirt_kmp_duplicate_macs`',
  ],
  [
    'kubevirt_vmi_contains_ephemeral_hotplug_volume',
    'Prometheus has no sample of this: releases up to 4.19 and after 4.22 do not have `kubevirt_vmi_contains_ephemeral_hotplug_volume`',
  ],
])('of %s it is said which releases cannot answer', (query, says) => {
  expect(inEnglish(noSample(query))).toBe(says);
});
