import type { WriterFact } from './fact';
import { referenceTo } from './object-reference';
import type { Observations } from './observations';
import { RANK } from './rank';
import { sayWriter, unexpectedWriters } from './unexpected-writers';

/** Clients that hold fields of what a step reads for its writers, one fact for each client and object. */
export const writerFacts = ({ readings, workload, now }: Observations): readonly WriterFact[] =>
  readings.flatMap(({ step: { id, probe, expectation }, result: { observation } }): readonly WriterFact[] => {
    const isRead = observation.state === 'found' && observation.data.kind === 'objects';
    if (expectation.kind !== 'writers' || probe.kind !== 'get' || !isRead) return [];
    return unexpectedWriters(observation.data.objects, expectation.known).map((writer) => ({
      kind: 'writer',
      manager: writer.manager,
      group: `${writer.manager}/${writer.object.metadata?.uid ?? id}`,
      objects: [referenceTo(probe.model, writer.object.metadata)],
      names: [],
      workload,
      stepIds: [id],
      severity: 'problem',
      sentence: sayWriter(writer, now),
      rank: RANK.otherStep,
    }));
  });
