import { ResourceLink } from '@openshift-console/dynamic-plugin-sdk';

import { useTranslate } from '../../i18n';
import { modelOf } from '../../probes/models';
import { describeNode } from '../../diagnosis/read-node';
import type { ClusterObject } from '../../probes/observation';
import type { ModelName } from '../../probes/probe';
import { lazyPart } from '../state/lazy-part';
import { WaitingInPart } from '../state/Waiting';
import { ConditionTable } from './ConditionTable';
import { Disclosure } from './Disclosure';
import { ObjectFacts } from './ObjectFacts';
import { Paged } from './Paged';

interface ObjectListProps {
  readonly objects: readonly ClusterObject[];
  readonly model: ModelName;
  readonly now: number;
}

/** What writes YAML is fetched when somebody wants to see it. */
const Yaml = lazyPart(async () => import('./Yaml'), <WaitingInPart />);

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
        <ConditionTable objects={[object]} model={model} now={now} />
        <Disclosure title={t('YAML')} about={name}>
          <Yaml object={object} />
        </Disclosure>
      </div>
    );
  };
  return (
    <>
      <Paged items={objects.filter((object) => !closed.includes(object))} what={kind}>
        {(shown) => shown.map(draw)}
      </Paged>
      {closed.length > 0 && (
        <Disclosure title={t('Healthy: {{names}}', { names: closed.map(({ metadata }) => metadata?.name).join(', ') })}>
          <Paged items={closed} what={kind}>
            {(shown) => shown.map(draw)}
          </Paged>
        </Disclosure>
      )}
    </>
  );
};
