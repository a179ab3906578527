import {
  HOSTILE_SEED,
  spoiled,
} from '@dugnad/plugin-clusters-common/testUtils';
import fc from 'fast-check';
import {
  ClustersService,
  CollectionDefinition,
  KubernetesObject,
  LiveCollection,
  ResourceType,
} from '../types';
import { ClusterProjection } from '../watch/ClusterProjection';
import { StringPool } from '../watch/StringPool';
import { sampleObject } from './sampleObject';

/** Lists each collection is tried with: two hostile objects each. */
const RUNS = 150;
const LONGEST_KEPT = 600_000;
/** Of the processor, for one list with one hostile object: far above what any takes, far below what stops a portal. */
const LONGEST_MS = 2_000;

/** A collection that a plugin opened, to be fed as its watch would. */
export interface OpenedCollection {
  id: string;
  resource: ResourceType;
  /** Feeds one whole list after another, as a watch would. */
  feed(lists: readonly KubernetesObject[][]): FedCollection;
}

/** What a collection holds after it was fed. */
export interface FedCollection {
  /** As JSON, by name. */
  kept: Map<string, string>;
  /** Reasons by name. */
  setAside: Map<string, string>;
}

/** The collections that `open` asks a service of one cluster for. */
export function collectionsOpenedBy(
  open: (clusters: ClustersService) => unknown,
): OpenedCollection[] {
  const opened: OpenedCollection[] = [];
  const clusters: ClustersService = Object.assign(Object.create(null), {
    list: () => [{ name: 'oslo', title: 'Oslo', url: 'https://oslo.example' }],
    onStatus: () => () => {},
    collection: <T>(definition: CollectionDefinition<T>) => {
      opened.push(openedOf(definition));
      return idle<T>();
    },
  });
  open(clusters);
  return opened;
}

/** A definition as a collection that a plugin opened. */
export function openedOf<T>(
  definition: CollectionDefinition<T>,
): OpenedCollection {
  const { id, resource } = definition;
  return { id, resource, feed: lists => feed(definition, lists) };
}

/**
 * Tries a collection with hundreds of objects of its kind that are odd in a few places each. Every one of them is kept within
 * bounds, left out or set aside with a reason, soon, and its neighbours in the list are kept as if it were not there.
 */
export function tryHostileObjects(
  { resource, feed: fed }: OpenedCollection,
  runs: number = RUNS,
): void {
  const sample = sampleObject(resource.kind);
  const first = withName(sample, 'first');
  const last = withName(sample, 'last');
  const sound = fed([[first, last]]).kept;
  expect([...sound.keys()]).toEqual(['first', 'last']);
  const hostile = spoiled(withName(sample, 'hostile'), [
    'metadata.name',
    'metadata',
  ]);
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      const began = process.cpuUsage();
      const { kept, setAside } = fed([
        [first, one, last],
        [first, newer(other), last],
      ]);
      expect(process.cpuUsage(began).user / 1_000).toBeLessThan(LONGEST_MS);
      expect(kept.get('first')).toBe(sound.get('first'));
      expect(kept.get('last')).toBe(sound.get('last'));
      expect(kept.get('hostile')?.length ?? 0).toBeLessThan(LONGEST_KEPT);
      const names = [...setAside.keys()];
      expect(names.filter(name => name !== 'hostile')).toEqual([]);
      expect(setAside.get('hostile')?.length ?? 0).toBeLessThan(300);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    }),
    { seed: HOSTILE_SEED, numRuns: runs, endOnFailure: true },
  );
}

function withName(object: KubernetesObject, name: string): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, name } };
}

function newer(object: KubernetesObject): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, resourceVersion: '2' } };
}

function feed<T>(
  definition: CollectionDefinition<T>,
  lists: readonly KubernetesObject[][],
): FedCollection {
  const projection = new ClusterProjection({
    cluster: 'oslo',
    definition,
    strings: new StringPool(),
    emit: () => {},
    onProjectionError: () => {},
  });
  for (const list of lists) {
    projection.beginList();
    list.forEach(object => projection.upsert(object));
    projection.endList(new Date(0));
  }
  const { items, setAside } = projection;
  return {
    kept: new Map(items.all().map(({ name, value }) => [name, textOf(value)])),
    setAside: new Map(
      [...setAside.values()].map(({ name, reason }) => [name, reason]),
    ),
  };
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part instanceof Map ? [...part] : part,
  );
}

function idle<T>(): LiveCollection<T> {
  return {
    get: () => undefined,
    all: () => [],
    byIndex: () => [],
    state: () => ({ synced: false }),
    subscribe: () => () => {},
    whenSynced: async () => {},
  };
}
