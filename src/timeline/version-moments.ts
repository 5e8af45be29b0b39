import { objectsOf, type Observations } from '../diagnosis/observations';
import { referenceTo } from '../diagnosis/object-reference';
import { message } from '../message';
import { list, record, text } from '../unknown-value';
import { timeOf, type Moment } from './moment';

/** The updates of OpenShift that are told: the one that is under way or was last, and the one before. */
const UPDATES = 2;

/** When updates of OpenShift began and were done, by the history in the ClusterVersion (config.openshift.io/v1). */
export const versionMoments = (observed: Observations): readonly Moment[] =>
  objectsOf(observed, 'ClusterVersion').flatMap(({ item }) => {
    const objects = [referenceTo('ClusterVersion', item.metadata)];
    const history = list(record(item.status).history).map(record);
    return history.slice(0, UPDATES).flatMap((entry, index): readonly Moment[] => {
      const values = { version: text(entry.version), before: text(history[index + 1]?.version) };
      const began = timeOf(text(entry.startedTime));
      const done = timeOf(text(entry.completionTime));
      // The oldest entry is the installation.
      const isUpdate = values.before !== '';
      return [
        ...(began === undefined
          ? []
          : [
              {
                kind: 'change' as const,
                at: began,
                objects,
                sentence: isUpdate
                  ? message('The update of OpenShift from {{before}} to {{version}} began', values)
                  : message('The installation of OpenShift {{version}} began', values),
              },
            ]),
        ...(done === undefined
          ? []
          : [
              {
                kind: 'change' as const,
                at: done,
                objects,
                sentence: isUpdate
                  ? message('The update of OpenShift to {{version}} was done', values)
                  : message('The installation of OpenShift {{version}} was done', values),
              },
            ]),
      ];
    });
  });
