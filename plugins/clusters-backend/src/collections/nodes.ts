import {
  cpuMillicores,
  parseQuantity,
  ResourceAmounts,
} from '@dugnad/plugin-clusters-common';
import {
  CollectionDefinition,
  KubernetesObject,
} from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { createdMs, Dated, datedShape } from './dated';

/** What the portal keeps of a node. */
export interface NodeFacts extends Dated {
  ready: boolean;
  schedulable: boolean;
  /** Conditions that are wrong, each with its reason. */
  problems: string[];
  roles: string[];
  kubeletVersion: string;
  osImage: string;
  architecture: string;
  capacity: ResourceAmounts;
  allocatable: ResourceAmounts;
  podCapacity: number;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

const quantity = z.union([z.string(), z.number()]).default('0');
const amountsSchema = z
  .object({ cpu: quantity, memory: quantity, pods: quantity })
  .prefault({});
const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
});
const nodeSchema = z.object({
  metadata: z.object({
    ...datedShape,
    labels: z.record(z.string(), z.string()).default({}),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
  spec: z.object({ unschedulable: z.boolean().default(false) }).prefault({}),
  status: z
    .object({
      capacity: amountsSchema,
      allocatable: amountsSchema,
      conditions: z.array(conditionSchema).default([]),
      nodeInfo: z
        .object({
          kubeletVersion: z.string().default(''),
          osImage: z.string().default(''),
          architecture: z.string().default(''),
        })
        .prefault({}),
    })
    .prefault({}),
});

/** Every node. */
export const nodeCollection: CollectionDefinition<NodeFacts> = {
  id: 'clusters.nodes',
  resource: { group: '', kind: 'Node' },
  project: projectNode,
};

/** The facts of a node; undefined for an object that is none. */
export function projectNode(object: KubernetesObject): NodeFacts | undefined {
  const parsed = nodeSchema.safeParse(object);
  if (!parsed.success) return undefined;
  const { metadata, spec, status } = parsed.data;
  return {
    ready: status.conditions.some(
      condition => condition.type === 'Ready' && condition.status === 'True',
    ),
    schedulable: !spec.unschedulable,
    problems: status.conditions.filter(isWrong).map(describe),
    roles: rolesOf(metadata.labels),
    ...status.nodeInfo,
    createdMs: createdMs(metadata),
    capacity: amountsOf(status.capacity),
    allocatable: amountsOf(status.allocatable),
    podCapacity: parseQuantity(status.allocatable.pods),
    labels: metadata.labels,
    annotations: telling(metadata.annotations),
  };
}

type Condition = z.infer<typeof conditionSchema>;

/** `Ready` should be True; every other condition of a node names a trouble and should be False. */
function isWrong(condition: Condition): boolean {
  return condition.type === 'Ready'
    ? condition.status !== 'True'
    : condition.status === 'True';
}

function describe(condition: Condition): string {
  const name = condition.type === 'Ready' ? 'NotReady' : condition.type;
  return condition.reason ? `${name}: ${condition.reason}` : name;
}

const ROLE_PREFIX = 'node-role.kubernetes.io/';

function rolesOf(labels: Record<string, string>): string[] {
  return Object.keys(labels)
    .filter(key => key.startsWith(ROLE_PREFIX))
    .map(key => key.slice(ROLE_PREFIX.length))
    .sort();
}

function amountsOf(amounts: z.infer<typeof amountsSchema>): ResourceAmounts {
  return {
    cpuCores: cpuMillicores(parseQuantity(amounts.cpu)) / 1000,
    memoryBytes: Math.ceil(parseQuantity(amounts.memory)),
  };
}

/** Keys alone tell the distribution; values may be long or private (command lines, addresses). */
function telling(annotations: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.keys(annotations).map(key => [key, '']));
}
