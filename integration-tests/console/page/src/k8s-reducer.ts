/* eslint-disable @typescript-eslint/no-unnecessary-condition -- immutable 3's types promise more than its `get` gives. */
import { fromJS, is, Map as ImmutableMap } from 'immutable';
import type { UnknownAction } from 'redux';

/** What the actions of the SDK's Kubernetes hooks carry (its `lib/app/k8s/actions/k8s.js`). */
interface Payload {
  readonly id: string;
  readonly k8sObjects: unknown;
  readonly resources: { readonly models: readonly Model[] };
}

/** A kind, as the SDK's hooks look it up. */
export interface Model {
  readonly apiGroup?: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  readonly crd: boolean;
  readonly label: string;
  readonly labelPlural: string;
  readonly abbr: string;
}

type State = ImmutableMap<string, unknown>;
type Objects = ImmutableMap<string, State>;

interface Watched {
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

interface WatchMessage {
  readonly type: string;
  readonly object: Watched;
}

const START: State = ImmutableMap({
  RESOURCES: ImmutableMap({ models: ImmutableMap(), loaded: false, inFlight: false }),
});

const keyOf = ({ metadata: { name, namespace = '' } }: Watched): string => `${namespace}/${name}`;

const asObject = (object: Watched): State => fromJS(object) as State;

const asObjects = (objects: readonly Watched[]): Objects =>
  ImmutableMap(objects.map((object): [string, State] => [keyOf(object), asObject(object)]));

/** An object made again under the same name is newer by its creation; the same object, by its version. */
const isNewer = (next: State, known: State): boolean => {
  const field = (object: State, name: string): string => String(object.getIn(['metadata', name]));
  if (field(next, 'uid') !== field(known, 'uid')) {
    return Date.parse(field(next, 'creationTimestamp')) > Date.parse(field(known, 'creationTimestamp'));
  }
  return Number(field(next, 'resourceVersion')) > Number(field(known, 'resourceVersion'));
};

const withoutVersion = (object: State): State => object.deleteIn(['metadata', 'resourceVersion']);

const fold = (objects: Objects, { type, object }: WatchMessage): Objects => {
  if (type === 'DELETED') return objects.delete(keyOf(object));
  if (type !== 'ADDED' && type !== 'MODIFIED') return objects;
  const [known, next] = [objects.get(keyOf(object)), asObject(object)];
  if (known === undefined) return objects.set(keyOf(object), next);
  // A change of the version alone would only draw everything again.
  const changed = isNewer(next, known) && !is(withoutVersion(next), withoutVersion(known));
  return changed ? objects.set(keyOf(object), next) : objects;
};

/** A list that was read again: what a watch has told since is kept, what is gone goes. */
const readAgain = (known: Objects, read: readonly Watched[]): Objects =>
  ImmutableMap(
    read.map((object): [string, State] => {
      const [before, next] = [known.get(keyOf(object)), asObject(object)];
      return [keyOf(object), before === undefined || isNewer(next, before) ? next : before];
    }),
  );

const reference = ({ apiGroup, apiVersion, kind }: Model): string => [apiGroup ?? 'core', apiVersion, kind].join('~');

const receive = (state: State, models: readonly Model[]): State =>
  state.set(
    'RESOURCES',
    ImmutableMap({
      models: ImmutableMap(models.map((model): [string, Model] => [reference(model), model])),
      loaded: true,
      inFlight: false,
    }),
  );

const NOT_READ = ImmutableMap<string, unknown>({ loadError: '', loaded: false, data: ImmutableMap() });

/** What an action does to one watch that is known. */
const changeWatch = (watch: State, type: string, k8sObjects: unknown): State => {
  const objects = watch.get('data') as Objects;
  switch (type) {
    case 'modifyObject':
      return watch.merge({ loadError: '', loaded: true }).set('data', fromJS(k8sObjects));
    case 'errored':
      // What was read stays, and so does whether anything was ever read: a list that was never read is not loaded.
      return watch.set('loadError', k8sObjects);
    case 'loaded':
      return watch.merge({ loadError: '', loaded: true }).set('data', readAgain(objects, k8sObjects as Watched[]));
    case 'bulkAddToList':
      return watch.set('data', objects.merge(asObjects(k8sObjects as Watched[])));
    case 'updateListFromWS':
      return watch.set('data', (k8sObjects as WatchMessage[]).reduce(fold, objects));
    default:
      return watch;
  }
};

/** The state behind the SDK's Kubernetes hooks, which the console has and the SDK has not: same shape, same behaviour. */
export const k8sReducer = (state: State = START, { type, payload }: UnknownAction): State => {
  const { id, k8sObjects, resources } = (payload ?? {}) as Payload;
  switch (type) {
    case 'getResourcesInFlight':
      return state.setIn(['RESOURCES', 'inFlight'], true);
    case 'resources':
      return receive(state, resources.models);
    case 'startWatchK8sObject':
      return state.set(id, NOT_READ);
    case 'startWatchK8sList':
      return state.has(id) ? state : state.set(id, NOT_READ);
    case 'stopWatchK8s':
      return state.delete(id);
    default:
      return state.has(id) ? state.set(id, changeWatch(state.get(id) as State, type, k8sObjects)) : state;
  }
};
