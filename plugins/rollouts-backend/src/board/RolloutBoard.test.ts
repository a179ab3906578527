import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterStatus, CollectionState } from '@dugnad/plugin-clusters-node';
import {
  Deployment,
  deploymentSchema,
  Pod,
  podSchema,
  ReplicaSet,
  replicaSetSchema,
} from '@dugnad/plugin-rollouts-common';
import { MemoryCollection } from '../__testUtils__/MemoryCollection';
import { ComponentIndex } from '@dugnad/plugin-ownership-common';
import { Provenanced } from '../collections/openCollections';
import { followCollections } from './followCollections';
import { RolloutBoard } from './RolloutBoard';
import { SignalKeys } from './SignalKeys';

const WORKLOADS = 2_000;
const PODS_EACH = 3;
const CHUNK = 200;
const cluster = 'oslo';
const namespace = 'maps-prod';

const samplePod = podSchema.parse({
  kind: 'Pod',
  metadata: { name: 'sample', namespace, uid: 'sample' },
  spec: {},
  status: {},
});

const owner = (kind: string, name: string) => [
  { kind, name, uid: name, controller: true },
];

/** The board over collections that a test fills, and how often anything was judged. */
function openBoard() {
  const collections = {
    workloads: {
      Deployment: new MemoryCollection<Provenanced<Deployment>>(),
      StatefulSet: new MemoryCollection<never>(),
      DaemonSet: new MemoryCollection<never>(),
      CronJob: new MemoryCollection<never>(),
    },
    replicaSets: new MemoryCollection<ReplicaSet>(),
    controllerRevisions: new MemoryCollection<never>(),
    pods: new MemoryCollection<Pod>(),
    jobs: new MemoryCollection<never>(),
    events: new MemoryCollection<never>(),
    namespaces: new MemoryCollection<never>(),
  };
  const status: ClusterStatus = {
    state: 'live',
    since: '2026-01-01T10:00:00Z',
  };
  const clusters = {
    list: () => [{ name: cluster, title: 'Oslo', url: 'https://oslo.example' }],
    connection: () => {
      throw new Error('Nothing is asked of the cluster');
    },
    collection: () => {
      throw new Error('Everything is open');
    },
    status: () => status,
    onStatus: () => () => {},
  };
  const judged: number[] = [];
  let count = 0;
  const board = new RolloutBoard({
    clusters,
    collections,
    components: () => {
      count += 1;
      return new ComponentIndex();
    },
    signalKeys: new SignalKeys('test'),
    intervalMs: 50,
    announce: () => {},
  });
  board.onJudged(refs => judged.push(refs.length));
  const unfollow = followCollections({ clusters, collections, board });
  const { workloads, pods, ...others } = collections;
  return {
    board,
    collections,
    status,
    /** How many workloads each round judged. */
    rounds: judged,
    judgements: () => count,
    /** Everything but Deployments and pods has been read. */
    othersBecome: (state: CollectionState) =>
      [
        workloads.StatefulSet,
        workloads.DaemonSet,
        workloads.CronJob,
        ...Object.values(others),
      ].forEach(one => one.becomes(cluster, state)),
    freshness: () => board.freshness(new Date())[0].state,
    stop: () => {
      unfollow();
      board.stop();
    },
  };
}

function addDeployment(
  { workloads, replicaSets }: ReturnType<typeof openBoard>['collections'],
  index: number,
) {
  const name = `web-${index}`;
  const metadata = { name, namespace, uid: name, generation: 1 };
  const base = { cluster, namespace, resourceVersion: '1' };
  const value = {
    ...deploymentSchema.parse({
      kind: 'Deployment',
      metadata,
      spec: { replicas: PODS_EACH },
      status: { observedGeneration: 1 },
    }),
    provenance: {},
  };
  workloads.Deployment.add({ ...base, name, uid: name, value });
  const set = `${name}-rs`;
  const owned = {
    kind: 'ReplicaSet',
    metadata: {
      ...{ name: set, namespace, uid: set },
      ownerReferences: owner('Deployment', name),
    },
    spec: { replicas: PODS_EACH },
  };
  replicaSets.add(
    { ...base, name: set, uid: set, value: replicaSetSchema.parse(owned) },
    name,
  );
}

function addPod(
  { pods }: ReturnType<typeof openBoard>['collections'],
  workload: number,
  index: number,
) {
  const set = `web-${workload}-rs`;
  const name = `${set}-${index}`;
  const value = {
    ...samplePod,
    metadata: {
      ...samplePod.metadata,
      ...{ name, namespace, uid: name },
      ownerReferences: owner('ReplicaSet', set),
    },
  };
  const base = { cluster, namespace, resourceVersion: '1' };
  pods.add({ ...base, name, uid: name, value }, set);
}

/** The first lists, page by page over several intervals of judging. */
async function readLists({ collections }: ReturnType<typeof openBoard>) {
  for (let index = 0; index < WORKLOADS; index += 1) {
    addDeployment(collections, index);
  }
  collections.workloads.Deployment.becomes(cluster, { synced: true });
  for (let pod = 0; pod < PODS_EACH; pod += 1) {
    for (let index = 0; index < WORKLOADS; index += 1) {
      addPod(collections, index, pod);
    }
    await sleep(80);
  }
}

jest.setTimeout(60_000);

describe('RolloutBoard', () => {
  let open: ReturnType<typeof openBoard>;
  beforeEach(() => {
    open = openBoard();
  });
  afterEach(() => open.stop());

  it('judges each workload of first lists of thousands once, after the last, in short turns', async () => {
    open.othersBecome({ synced: true });
    await readLists(open);
    expect(open.board.all(new Date())).toEqual([]);
    expect(open.judgements()).toBe(0);
    expect(open.freshness()).toBe('connecting');

    open.collections.pods.becomes(cluster, { synced: true });
    expect(open.board.all(new Date())).toHaveLength(CHUNK);
    expect(open.freshness()).toBe('connecting');
    await open.board.settled();

    expect(open.board.all(new Date())).toHaveLength(WORKLOADS);
    expect(open.judgements()).toBe(WORKLOADS);
    expect(Math.max(...open.rounds)).toBe(CHUNK);
    expect(open.freshness()).toBe('live');
  });

  it('judges only what a later change is about', async () => {
    open.othersBecome({ synced: true });
    await readLists(open);
    open.collections.pods.becomes(cluster, { synced: true });
    await open.board.settled();
    const before = open.judgements();
    addPod(open.collections, 7, PODS_EACH);
    addPod(open.collections, 7, PODS_EACH + 1);
    await open.board.settled();
    expect(open.judgements()).toBe(before + 1);
  });

  it.each([
    ['may not be read', { synced: false, forbidden: true, error: 'forbidden' }],
    ['are not served', { synced: true, absent: true, error: 'not served' }],
  ])('judges a cluster whose other kinds %s', async (_, state) => {
    addDeployment(open.collections, 0);
    open.collections.workloads.Deployment.becomes(cluster, { synced: true });
    open.othersBecome(state);
    expect(open.freshness()).toBe('connecting');
    open.collections.pods.becomes(cluster, { synced: true });
    await open.board.settled();
    expect(open.board.all(new Date())).toHaveLength(1);
    expect(open.freshness()).toBe('live');
  });

  it('answers for one workload at once, whatever else waits', async () => {
    open.othersBecome({ synced: true });
    await readLists(open);
    open.collections.pods.becomes(cluster, { synced: true });
    const name = `web-${WORKLOADS - 1}`;
    const ref = { cluster, namespace, kind: 'Deployment' as const, name };
    const judged = open.board.get(ref, new Date());
    expect(judged?.related.pods).toHaveLength(PODS_EACH);
    expect(open.judgements()).toBe(1);
  });

  it('does without a kind that fails for long while its cluster answers', async () => {
    const clock = jest.spyOn(performance, 'now').mockReturnValue(1_000);
    addDeployment(open.collections, 0);
    open.othersBecome({ synced: true });
    open.collections.workloads.Deployment.becomes(cluster, { synced: true });
    open.collections.pods.becomes(cluster, { synced: false, error: 'broken' });
    await open.board.settled();
    expect(open.board.all(new Date())).toEqual([]);
    clock.mockReturnValue(1_000 + 31_000);
    open.board.touchAll(cluster);
    clock.mockRestore();
    await open.board.settled();
    expect(open.board.all(new Date())).toHaveLength(1);
  });
});
