import { CodeBlock, CodeBlockCode } from '@patternfly/react-core';
import { stringify } from 'yaml';

import type { ClusterObject } from '../../probes/observation';
import { record } from '../../unknown-value';

const withoutManagedFields = (object: ClusterObject): unknown => ({
  ...object,
  metadata: Object.fromEntries(Object.entries(record(object.metadata)).filter(([name]) => name !== 'managedFields')),
});

/** An object as YAML, without the fields that say who wrote which. */
const Yaml = ({ object }: { readonly object: ClusterObject }): React.JSX.Element => (
  <CodeBlock>
    <CodeBlockCode className="virtualization-alerts__log">{stringify(withoutManagedFields(object))}</CodeBlockCode>
  </CodeBlock>
);

export default Yaml;
