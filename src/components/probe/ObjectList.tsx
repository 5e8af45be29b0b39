import { CodeBlock, CodeBlockCode, ExpandableSection } from '@patternfly/react-core';
import { ResourceLink } from '@openshift-console/dynamic-plugin-sdk';
import { useId, useState } from 'react';
import { stringify } from 'yaml';

import { useTranslate } from '../../i18n';
import { message } from '../../message';
import { modelOf } from '../../probes/models';
import { describeNode } from '../../probes/node-state';
import type { ClusterObject } from '../../probes/observation';
import type { ModelName } from '../../probes/probe';
import { record } from '../../unknown-value';
import { ConditionTable } from './ConditionTable';
import { ObjectFacts } from './ObjectFacts';
import { Paged } from './Paged';

interface ObjectListProps {
  readonly objects: readonly ClusterObject[];
  readonly model: ModelName;
  readonly now: number;
}

const withoutManagedFields = (object: ClusterObject): unknown => ({
  ...object,
  metadata: Object.fromEntries(Object.entries(record(object.metadata)).filter(([name]) => name !== 'managedFields')),
});

const Yaml = ({ object }: { readonly object: ClusterObject }): React.JSX.Element => {
  const { t } = useTranslate();
  const [open, setOpen] = useState(false);
  // The same object is drawn by several steps: its own name would not be unique.
  const id = useId();
  return (
    <ExpandableSection
      toggleText={t('YAML')}
      toggleId={`${id}toggle`}
      contentId={`${id}content`}
      isExpanded={open}
      onToggle={(_event, expanded) => {
        setOpen(expanded);
      }}
    >
      {open && (
        <CodeBlock>
          <CodeBlockCode className="virtualization-alerts__log">
            {stringify(withoutManagedFields(object))}
          </CodeBlockCode>
        </CodeBlock>
      )}
    </ExpandableSection>
  );
};

const isWell = (object: ClusterObject, model: ModelName): boolean =>
  model === 'Node' && describeNode(object).problems.length === 0;

/** Objects, each with its conditions; healthy nodes stay closed, so that the others stand out. */
export const ObjectList = ({ objects, model, now }: ObjectListProps): React.JSX.Element => {
  const { t } = useTranslate();
  const { group, version, kind } = modelOf(model);
  const closed = objects.filter((object) => isWell(object, model));
  const draw = (object: ClusterObject): React.JSX.Element => {
    const { name = '', namespace, uid } = object.metadata ?? {};
    return (
      <div key={uid ?? name}>
        <ResourceLink
          groupVersionKind={{ ...(group === '' ? {} : { group }), version, kind }}
          name={name}
          {...(namespace === undefined ? {} : { namespace })}
        />
        <ObjectFacts object={object} model={model} now={now} />
        <ConditionTable object={object} now={now} />
        <Yaml object={object} />
      </div>
    );
  };
  return (
    <>
      <Paged items={objects.filter((object) => !closed.includes(object))} what={kind}>
        {(shown) => shown.map(draw)}
      </Paged>
      {closed.length > 0 && (
        <ExpandableSection
          toggleText={t(
            message('Healthy: {{names}}', { names: closed.map(({ metadata }) => metadata?.name).join(', ') }),
          )}
        >
          <Paged items={closed} what={kind}>
            {(shown) => shown.map(draw)}
          </Paged>
        </ExpandableSection>
      )}
    </>
  );
};
