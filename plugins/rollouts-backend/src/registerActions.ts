import { AgentActions, parseInput } from '@dugnad/plugin-backend-kit-node';
import {
  rolloutsActionsReadPermission,
  STATUSES,
  WORKLOAD_KINDS,
  workloadQuerySchema,
} from '@dugnad/plugin-rollouts-common';
import { z } from 'zod/v3';
import { WorkloadAccess } from './WorkloadAccess';
import { WorkloadService } from './WorkloadService';

/** What the actions delegate to. */
export interface RegisterActionsOptions {
  agents: AgentActions;
  access: WorkloadAccess;
  workloads: WorkloadService;
}

const rowShape = {
  cluster: z.string(),
  namespace: z.string(),
  kind: z.enum(WORKLOAD_KINDS),
  name: z.string(),
  application: z.string(),
  entityRef: z.string().optional(),
  ownerRef: z.string().optional(),
  environment: z.string().optional(),
  version: z.string().optional(),
  staleSince: z.string().optional(),
  verdict: z
    .object({
      status: z.enum(STATUSES),
      reason: z.string(),
      message: z.string(),
      serving: z.string().optional(),
    })
    .passthrough(),
};

const rows = z.array(z.object({}).passthrough());

/** Registers `rollouts:list-workloads` and `rollouts:get-workload`, under the same permission as the HTTP API. */
export function registerActions(options: RegisterActionsOptions): void {
  registerList(options);
  registerGet(options);
}

function registerList(options: RegisterActionsOptions): void {
  const { agents, access, workloads } = options;
  agents.register({
    name: 'list-workloads',
    title: 'List rollouts',
    description:
      'Workloads in all Kubernetes clusters with status, reason and version, the most troubled first. Unknown means the cluster does not answer; no clusters means that none is configured.',
    effect: 'read',
    visibilityPermission: rolloutsActionsReadPermission,
    schema: {
      input: () =>
        z.object({
          status: z.array(z.enum(STATUSES)).optional(),
          cluster: z.string().optional(),
          namespace: z.string().optional(),
          ownerRef: z.string().optional(),
          entityRef: z.string().optional(),
          text: z.string().optional(),
          limit: z.number().optional(),
        }),
      output: () =>
        z.object({
          totalItems: z.number(),
          items: z.array(z.object(rowShape).passthrough()),
          clusters: rows,
        }),
    },
    action: async ({ input, credentials }) => {
      const visible = await access.of(credentials);
      const query = parseInput(workloadQuerySchema, input);
      const { items, totalItems, clusters } = workloads.list(query, visible);
      return { output: { items, totalItems, clusters } };
    },
  });
}

function registerGet(options: RegisterActionsOptions): void {
  const { agents, access, workloads } = options;
  agents.register({
    name: 'get-workload',
    title: 'Get a rollout',
    description:
      'One workload with its verdict and checks, cause of failure, revisions, pods and events.',
    effect: 'read',
    visibilityPermission: rolloutsActionsReadPermission,
    schema: {
      input: () =>
        z.object({
          cluster: z.string(),
          namespace: z.string(),
          kind: z.enum(WORKLOAD_KINDS),
          name: z.string(),
        }),
      output: () =>
        z.object({ ...rowShape, revisions: rows, pods: rows, events: rows }),
    },
    action: async ({ input, credentials }) => {
      const visible = await access.of(credentials);
      return { output: workloads.get(input, visible) };
    },
  });
}
