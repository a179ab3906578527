import { PermissionsService } from '@backstage/backend-plugin-api';
import { AgentActions } from '@dugnad/plugin-backend-kit-node';
import { clustersReadPermission } from '@dugnad/plugin-clusters-common';
import { z } from 'zod/v3';
import { authorizeRead } from './authorizeRead';
import { ClusterInventory } from './ClusterInventory';

/** What the actions delegate to. */
export interface RegisterActionsOptions {
  agents: AgentActions;
  permissions: PermissionsService;
  inventory: ClusterInventory;
}

const amounts = z
  .object({ cpuCores: z.number(), memoryBytes: z.number() })
  .nullable();

/** A cluster as assistants get it; a null figure is unknown, never zero. */
const clusterShape = {
  name: z.string(),
  title: z.string(),
  reachability: z.object({
    state: z.enum(['connecting', 'live', 'unreachable']),
    since: z.string(),
    error: z.string().nullable(),
  }),
  version: z.string().nullable(),
  distribution: z.string().nullable(),
  staleSince: z
    .string()
    .nullable()
    .describe('Set when figures are old: the moment they are from'),
  nodes: z.object({ ready: z.number(), total: z.number() }).nullable(),
  allocatable: amounts,
  requested: amounts.describe('Requests of all pods that have not ended'),
  promised: amounts.describe('Sum of what namespace quotas allow'),
  pods: z.object({ running: z.number(), total: z.number() }).nullable(),
  namespaces: z.number().nullable(),
};

const nodeSchema = z.object({
  name: z.string(),
  ready: z.boolean(),
  schedulable: z.boolean(),
  problems: z.array(z.string()),
  version: z.string(),
  osImage: z.string(),
  allocatable: amounts,
  requested: amounts,
  pods: z.number().nullable(),
});

/** Registers `clusters:list` and `clusters:get`, under the same permission as the HTTP API. */
export function registerActions(options: RegisterActionsOptions): void {
  registerList(options);
  registerGet(options);
}

function registerList(options: RegisterActionsOptions): void {
  const { agents, permissions, inventory } = options;
  agents.register({
    name: 'list',
    title: 'List Kubernetes clusters',
    description:
      'Every configured Kubernetes cluster with its reachability, version, nodes, capacity and what is requested and promised. A null figure is unknown.',
    effect: 'read',
    visibilityPermission: clustersReadPermission,
    schema: {
      input: () => z.object({}),
      output: () => z.object({ clusters: z.array(z.object(clusterShape)) }),
    },
    action: async ({ credentials }) => {
      await authorizeRead(permissions, credentials);
      return { output: { clusters: inventory.list().items } };
    },
  });
}

function registerGet(options: RegisterActionsOptions): void {
  const { agents, permissions, inventory } = options;
  agents.register({
    name: 'get',
    title: 'Get a Kubernetes cluster',
    description:
      'One configured Kubernetes cluster with its nodes. A null figure is unknown.',
    effect: 'read',
    visibilityPermission: clustersReadPermission,
    schema: {
      input: () =>
        z.object({ name: z.string().describe('Configured cluster name') }),
      output: () =>
        z.object({
          ...clusterShape,
          nodeList: z.array(nodeSchema).nullable(),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorizeRead(permissions, credentials);
      return { output: inventory.get(input.name) };
    },
  });
}
