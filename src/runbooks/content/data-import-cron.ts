import { message } from '../../message';
import type { ValueSource } from '../bind-variables';
import type { Runbook } from '../runbook';
import { IMAGE_IMPORT_STEPS } from './image-import-steps';
import { NOT_IMPORTED } from './image-imports';
import { sharedCauses } from './known-causes';
import { supportCase } from './resolutions';
import { NAMESPACE } from './workload-family';

/** The default of virtual machines comes before that of all. */
const DEFAULTS: readonly [ValueSource, ValueSource] = [
  { step: 'default-of-machines', path: 'metadata.name' },
  { step: 'default-of-all', path: 'metadata.name' },
];

export const cdiDataImportCronOutdated: Runbook = {
  alert: 'CDIDataImportCronOutdated',
  subject: {
    kind: 'object',
    model: 'DataImportCron',
    name: '{{cron}}',
    namespace: NAMESPACE,
    component: 'cdi-deployment',
    own: ['cron', 'import', 'claims', 'importers', 'source'],
  },
  variables: {
    cron: { firstOf: [{ label: 'cron_name' }] },
    // Never the label `namespace`, which is that of CDI since 4.21; `ns` is there up to 4.20.
    namespace: { firstOf: [{ label: 'ns' }, { step: 'cron', path: 'metadata.namespace' }] },
    // Not `lastImportedPVC`: that is the last one that succeeded.
    import: {
      firstOf: [{ step: 'cron', path: 'status.currentImports[*].DataVolumeName' }],
      whenAbsent: message('The cron names no import: it has not begun one.'),
      optional: true,
    },
    source: { firstOf: [{ step: 'cron', path: 'spec.managedDataSource' }] },
    default: { firstOf: DEFAULTS },
    class: { firstOf: [{ step: 'import', path: 'spec.storage.storageClassName' }, ...DEFAULTS], optional: true },
  },
  measuredBy: 'cron',
  description: [
    message(
      'For 15 minutes {{cron}}, which keeps a boot image up to date, has not been up to date, although it does not wait for a default storage class.',
    ),
    message('An import that simply takes longer than 15 minutes raises the alert too.'),
  ],
  reason: [
    message(
      'New virtual machines get an old image, or cannot be made from it where there never was one. Existing ones are not touched.',
    ),
  ],
  impact: { says: message("New VMs get an old boot image, or can't be made from it; existing ones are not touched") },
  endsWhen: message('the newest image is imported'),
  steps: IMAGE_IMPORT_STEPS,
  resolution: {
    actions: [message('Mend the storage or the way to the registry: the cron tries again by itself.'), supportCase],
    causes: [...NOT_IMPORTED, ...sharedCauses('dns', 'certificates')],
  },
};
