import {
  ClustersService,
  CollectionDefinition,
  KubernetesObject,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';
import { cpuMillicores, parseQuantity } from '@dugnad/plugin-clusters-common';
import { z } from 'zod';
import { CapacityFacts } from '../policy/decideClaim';

const PATIENCE_MS = 3_000;

/** What a node can hold. */
interface NodeRoom {
  cpu: number;
  memory: number;
  pods: number;
}

const quantity = z.union([z.string(), z.number()]).default('0');
const nodeSchema = z.object({
  spec: z
    .object({
      taints: z
        .array(z.object({ key: z.string(), effect: z.string() }))
        .default([]),
    })
    .prefault({}),
  status: z
    .object({
      allocatable: z
        .object({ cpu: quantity, memory: quantity, pods: quantity })
        .prefault({}),
    })
    .prefault({}),
});

const RESERVED_TAINTS = [
  'node-role.kubernetes.io/control-plane',
  'node-role.kubernetes.io/master',
];

/** Nodes that take workloads. A cordoned one counts: it comes back. */
const nodeCollection: CollectionDefinition<NodeRoom> = {
  id: 'namespaces.nodes',
  resource: { group: '', kind: 'Node' },
  project: projectNode,
};

/** What a node can hold; undefined where it is reserved for the control plane. */
export function projectNode(object: KubernetesObject): NodeRoom | undefined {
  const parsed = nodeSchema.safeParse(object);
  if (!parsed.success) {
    return undefined;
  }
  const { spec, status } = parsed.data;
  const reserved = spec.taints.some(
    ({ key, effect }) =>
      RESERVED_TAINTS.includes(key) && effect === 'NoSchedule',
  );
  const { cpu, memory, pods } = status.allocatable;
  return reserved
    ? undefined
    : {
        cpu: cpuMillicores(parseQuantity(cpu)),
        memory: parseQuantity(memory),
        pods: parseQuantity(pods),
      };
}

/** What clusters can hold, from the shared watch of their nodes; calls no API server. */
export class ClusterCapacity {
  readonly #clusters: ClustersService;
  readonly #nodes: LiveCollection<NodeRoom>;

  constructor(clusters: ClustersService) {
    this.#clusters = clusters;
    this.#nodes = clusters.collection(nodeCollection);
  }

  /** Gives a watch that has only just begun a moment. */
  async settled(cluster: string): Promise<void> {
    if (this.#isConfigured(cluster) && !this.#nodes.state(cluster).synced) {
      await this.#nodes
        .whenSynced(cluster, { signal: AbortSignal.timeout(PATIENCE_MS) })
        .catch(() => {});
    }
  }

  /** What is known now. What is not known is absent, never zero. */
  read(cluster: string): CapacityFacts {
    if (!this.#isConfigured(cluster)) {
      return { unknown: `cluster ${cluster} is not configured` };
    }
    const state = this.#nodes.state(cluster);
    const nodes = this.#nodes.all(cluster);
    if (!state.synced || state.forbidden || nodes.length === 0) {
      return { unknown: state.error ?? 'its nodes have not been read yet' };
    }
    const sum = (of: (node: NodeRoom) => number) =>
      nodes.reduce((total, { value }) => total + of(value), 0);
    return {
      allocatable: {
        cpu: sum(node => node.cpu),
        memory: sum(node => node.memory),
        pods: sum(node => node.pods),
      },
      staleSince: state.staleSince,
    };
  }

  #isConfigured(cluster: string): boolean {
    return this.#clusters.list().some(({ name }) => name === cluster);
  }
}
