import { mockCredentials } from '@backstage/backend-test-utils';
import { ClusterStatus, Item } from '@dugnad/plugin-clusters-node';
import { ComponentIndex, componentOf } from '@dugnad/plugin-ownership-common';
import {
  OWNERSHIP_CASES,
  OwnershipCase,
} from '@dugnad/plugin-ownership-common/testUtils';
import {
  Deployment,
  deploymentSchema,
  rolloutWorkloadLogsPermission,
} from '@dugnad/plugin-rollouts-common';
import { MemoryCollection } from '../__testUtils__/MemoryCollection';
import { WorkloadTargets } from '../act/WorkloadTargets';
import { Provenanced } from '../collections/openCollections';
import {
  NamespaceFacts,
  projectNamespace,
} from '../collections/projectNamespace';
import { selectWorkloads } from '../selectWorkloads';
import { RolloutBoard } from './RolloutBoard';
import { SignalKeys } from './SignalKeys';

function itemOf<T>(one: OwnershipCase, name: string, value: T): Item<T> {
  const { cluster } = one;
  return { cluster, name, uid: name, resourceVersion: '1', value };
}

function namespaceOf({ namespace, namespaceOwner }: OwnershipCase) {
  return projectNamespace({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace,
      ...(namespaceOwner && {
        annotations: { 'dugnad.dev/owner-ref': namespaceOwner },
      }),
    },
  });
}

function deploymentOf({ namespace, labels }: OwnershipCase) {
  return {
    ...deploymentSchema.parse({
      kind: 'Deployment',
      metadata: { name: 'web', namespace, uid: 'web', generation: 1, labels },
      spec: { replicas: 0 },
      status: { observedGeneration: 1 },
    }),
    provenance: {},
  };
}

function collectionsOf(one: OwnershipCase) {
  const Deployments = new MemoryCollection<Provenanced<Deployment>>();
  const namespaces = new MemoryCollection<NamespaceFacts>();
  const { namespace } = one;
  Deployments.add({ ...itemOf(one, 'web', deploymentOf(one)), namespace });
  namespaces.add(itemOf(one, namespace, namespaceOf(one)));
  const none = () => new MemoryCollection<never>();
  return {
    workloads: {
      Deployment: Deployments,
      StatefulSet: none(),
      DaemonSet: none(),
      CronJob: none(),
    },
    replicaSets: none(),
    controllerRevisions: none(),
    pods: none(),
    jobs: none(),
    events: none(),
    namespaces,
  };
}

function openBoard(one: OwnershipCase) {
  const collections = collectionsOf(one);
  const { workloads, ...others } = collections;
  [...Object.values(workloads), ...Object.values(others)].forEach(collection =>
    collection.becomes(one.cluster, { synced: true }),
  );
  const status: ClusterStatus = {
    state: 'live',
    since: '2026-01-01T10:00:00Z',
  };
  const components = new ComponentIndex(
    one.entities.flatMap(entity => componentOf(entity) ?? []),
  );
  const board = new RolloutBoard({
    clusters: {
      list: () => [{ name: one.cluster, title: one.cluster, url: '' }],
      connection: () => {
        throw new Error('Nothing is asked of the cluster');
      },
      collection: () => {
        throw new Error('Everything is open');
      },
      status: () => status,
      onStatus: () => () => {},
    },
    collections,
    components: () => components,
    signalKeys: new SignalKeys('test'),
    intervalMs: 1,
    announce: () => {},
  });
  board.touchAll(one.cluster);
  return { board, collections };
}

describe('ownership', () => {
  it.each(OWNERSHIP_CASES)('shows whose it is: $name', one => {
    const { expected } = one;
    const { board } = openBoard(one);
    const workloads = board.all(new Date());
    board.stop();
    expect(workloads).toHaveLength(1);
    expect(workloads[0].ownerRef).toBe(expected.ownerRef);
    expect(workloads[0].entityRef).toBe(expected.componentRef);
    expect(workloads[0].claimedBy ?? []).toEqual(expected.contenders);
    const pages = [expected.componentRef ?? [], expected.contenders].flat();
    for (const entityRef of pages) {
      const query = { entityRef: [entityRef], limit: 10, offset: 0 };
      expect(selectWorkloads(workloads, query).items).toEqual(workloads);
    }
  });

  it.each(OWNERSHIP_CASES)('opens logs to whose it is: $name', async one => {
    const { board, collections } = openBoard(one);
    const { cluster, namespace, expected } = one;
    const asked: (string | undefined)[] = [];
    const targets = new WorkloadTargets({
      board,
      collections,
      access: {
        of: async () => workload => {
          asked.push(workload.ownerRef);
          return true;
        },
      },
      now: () => new Date(),
    });
    const kind = 'Deployment' as const;
    const ref = { cluster, namespace, kind, name: 'web' };
    const me = mockCredentials.user();
    await targets.findFor(rolloutWorkloadLogsPermission, ref, me);
    board.stop();
    expect(asked).toEqual([expected.ownerRef, expected.actingOwnerRef]);
  });
});
