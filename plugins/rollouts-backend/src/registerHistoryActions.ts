import { AgentActions, parseInput } from '@dugnad/plugin-backend-kit-node';
import {
  doraQuerySchema,
  resourceQuerySchema,
  ROLLOUT_STATUSES,
  rolloutQuerySchema,
  rolloutsActionsReadPermission,
  STATUSES,
} from '@dugnad/plugin-rollouts-common';
import { z } from 'zod/v3';
import { DoraService } from './dora/DoraService';
import { HistoryService } from './history/HistoryService';
import { ResourceService } from './resources/ResourceService';
import { WorkloadAccess } from './WorkloadAccess';

/** What the actions delegate to. */
export interface RegisterHistoryActionsOptions {
  agents: AgentActions;
  access: WorkloadAccess;
  history: HistoryService;
  dora: DoraService;
  resources: ResourceService;
}

const rows = z.array(z.object({}).passthrough());

const place = {
  cluster: z.string().optional(),
  namespace: z.string().optional(),
  entityRef: z.string().optional(),
  ownerRef: z.string().optional(),
  environment: z.string().optional(),
  limit: z.number().optional(),
};

/** Registers the reads of history, figures and resources, under the same permission as the HTTP API. */
export function registerHistoryActions(
  options: RegisterHistoryActionsOptions,
): void {
  registerRollouts(options);
  registerDora(options);
  registerResources(options);
}

function registerRollouts(options: RegisterHistoryActionsOptions): void {
  const { agents, access, history } = options;
  agents.register({
    name: 'list-rollouts',
    title: 'List what was rolled out',
    description:
      'History, newest first: every revision of every workload with author, images, commit, status, failures and recovery.',
    effect: 'read',
    visibilityPermission: rolloutsActionsReadPermission,
    schema: {
      input: () =>
        z.object({
          ...place,
          kind: z.string().optional(),
          name: z.string().optional(),
          status: z.array(z.enum(ROLLOUT_STATUSES)).optional(),
          since: z.string().optional(),
          until: z.string().optional(),
          cursor: z.string().optional(),
        }),
      output: () =>
        z.object({
          items: rows,
          nextCursor: z.string().optional(),
          recordedSince: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const visible = await access.queryOf(credentials);
      const query = parseInput(rolloutQuerySchema, input);
      return { output: await history.list(query, visible) };
    },
  });
}

function registerDora(options: RegisterHistoryActionsOptions): void {
  const { agents, access, dora } = options;
  agents.register({
    name: 'get-dora',
    title: 'Get DORA figures',
    description:
      'Deployment frequency, lead time, change failure rate and time to restore of one component (entityRef) or team (ownerRef), with the events they count. A figure that is absent is a gap, not zero.',
    effect: 'read',
    visibilityPermission: rolloutsActionsReadPermission,
    schema: {
      input: () =>
        z.object({
          entityRef: z.string().optional(),
          ownerRef: z.string().optional(),
          environment: z.string().optional(),
          from: z.string().optional(),
          to: z.string().optional(),
          by: z.enum(['day', 'week', 'month']).optional(),
        }),
      output: () => z.object({ recorded: z.boolean() }).passthrough(),
    },
    action: async ({ input, credentials }) => {
      const visible = await access.queryOf(credentials);
      const query = parseInput(doraQuerySchema, input);
      return { output: await dora.of(query, visible) };
    },
  });
}

function registerResources(options: RegisterHistoryActionsOptions): void {
  const { agents, access, resources } = options;
  agents.register({
    name: 'list-resources',
    title: 'List what surrounds workloads',
    description:
      'Judged Kubernetes objects beside the workloads (Jobs, Services, volume claims, custom resources), the most troubled first. gaps are kinds that could not be read: unknown, not absent.',
    effect: 'read',
    visibilityPermission: rolloutsActionsReadPermission,
    schema: {
      input: () =>
        z.object({
          ...place,
          group: z.string().optional(),
          kind: z.string().optional(),
          status: z.array(z.enum(STATUSES)).optional(),
          text: z.string().optional(),
        }),
      output: () =>
        z.object({ totalItems: z.number(), items: rows, gaps: rows }),
    },
    action: async ({ input, credentials }) => {
      const maySee = await access.of(credentials);
      const query = parseInput(resourceQuerySchema, input);
      const { items, totalItems, gaps } = resources.list(query, maySee);
      return { output: { items, totalItems, gaps } };
    },
  });
}
