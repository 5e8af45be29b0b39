import type { ListRequest } from '../probes/list-request';
import { modelOf } from '../probes/models';
import type { ModelName } from '../probes/probe';
import type { Gathered } from './gathered';
import type { EvidenceSource } from './source';

/** Kinds that the API server itself serves have a group without a dot, or one of Kubernetes' own. */
const isCustom = (model: ModelName): boolean => {
  const { group } = modelOf(model);
  return group.includes('.') && !group.endsWith('.k8s.io');
};

const shownModels = ({ steps, results }: EvidenceSource): readonly ModelName[] =>
  results.flatMap(({ stepId, observation }) => {
    const probe = steps.find(({ id }) => id === stepId)?.probe;
    return observation.state === 'found' && (probe?.kind === 'list' || probe?.kind === 'get') ? [probe.model] : [];
  });

/**
 * Asks for the definitions of the custom resources that were read, each by its name: tools for a must-gather know these
 * resources by them alone, and all definitions of a cluster are far too many.
 */
export const definitionLists = (source: EvidenceSource, { lists }: Gathered): readonly ListRequest[] => {
  // That there is none is an answer too, which a tool can only give about a kind that it knows.
  const read = lists
    .filter(({ list }) => list.state === 'found' || list.state === 'empty')
    .map(({ request }) => request.model);
  return [...new Set([...read, ...shownModels(source)])].filter(isCustom).map((model) => {
    const { plural, group } = modelOf(model);
    return { model: 'CustomResourceDefinition', fields: { 'metadata.name': `${plural}.${group}` } };
  });
};
