import { Change, Item, LiveCollection } from '@dugnad/plugin-clusters-node';
import { itemOf } from '../board/itemOf';
import {
  BY_BACKEND,
  BY_GATEWAY,
  NetworkCollections,
} from './networkCollections';
import { ResourceBoard } from './ResourceBoard';

type Touching = Pick<ResourceBoard, 'touch' | 'touchAll'>;

/** Judges a Service, and what leads traffic to it, again. */
function touchService(
  { pointing }: NetworkCollections,
  board: Touching,
  cluster: string,
  { namespace, name }: { namespace: string; name: string },
): void {
  board.touch('', 'Service', { cluster, namespace, name });
  const key = `${namespace}/${name}`;
  touchPointing(pointing, board, cluster, [BY_BACKEND, key]);
}

function touchPointing(
  pointing: NetworkCollections['pointing'],
  board: Touching,
  cluster: string,
  [index, key]: [index: string, key: string],
): void {
  for (const { group, kind, collection } of pointing) {
    for (const item of collection.byIndex(index, key, cluster)) {
      const { namespace = '', name } = item;
      board.touch(group, kind, { cluster, namespace, name });
    }
  }
}

/** Tells of each item that changes; when a whole cluster has, everything in it is judged again. */
function follow<T>(
  collection: LiveCollection<T> | undefined,
  board: Touching,
  touch: (item: Item<T>) => void,
): void {
  collection?.subscribe((change: Change<T>) => {
    const item = itemOf(change);
    if (item) {
      touch(item);
    } else {
      board.touchAll(change.cluster);
    }
  });
}

/** Keeps verdicts on what can be reached in step with endpoints, Services, Gateways, and workloads that go to zero and back. */
export function followNetwork(
  network: NetworkCollections,
  board: Touching,
): void {
  const { endpointSlices, services, gateways, pointing, workloads } = network;
  follow(endpointSlices, board, ({ cluster, value }) => {
    const { namespace, service: name } = value;
    touchService(network, board, cluster, { namespace, name });
  });
  follow(services, board, ({ cluster, namespace = '', name }) => {
    touchService(network, board, cluster, { namespace, name });
  });
  follow(gateways, board, ({ cluster, namespace = '', name }) => {
    const key = `${namespace}/${name}`;
    touchPointing(pointing, board, cluster, [BY_GATEWAY, key]);
  });
  followZero(workloads.Deployment, board);
  followZero(workloads.StatefulSet, board);
}

/** Going to zero, and back, changes what it means that nothing is behind a Service. */
function followZero<T extends { spec: { replicas: number } }>(
  workloads: LiveCollection<T>,
  board: Touching,
): void {
  const zeros = new Set<string>();
  workloads.subscribe(change => {
    const item = itemOf(change);
    if (!item) {
      return;
    }
    const { cluster, namespace = '', name, value } = item;
    const key = `${cluster}/${namespace}/${name}`;
    const isAtZero = change.type !== 'removed' && value.spec.replicas === 0;
    if (isAtZero !== zeros.has(key)) {
      zeros[isAtZero ? 'add' : 'delete'](key);
      board.touchAll(cluster, namespace);
    }
  });
}
