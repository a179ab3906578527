import { AgentActions, parseInput } from '@dugnad/plugin-backend-kit-node';
import {
  claimChangeSchema,
  claimRequestSchema,
  namespaceActionsReadPermission,
  namespaceActionsRequestPermission,
  requestQuerySchema,
} from '@dugnad/plugin-namespaces-common';
import { z as zod } from 'zod/v3';
import { ChangeService } from './ChangeService';
import { ClaimFiler } from './ClaimFiler';
import { RequestService } from './RequestService';

/** Options of `registerRequestActions`. */
export interface RequestActionsOptions {
  actions: AgentActions;
  filer: ClaimFiler;
  changes: ChangeService;
  requests: RequestService;
}

/** Offers to assistants what can be asked for, under the caller's own rights. Deciding and withdrawing is for people, in the portal. */
export function registerRequestActions(options: RequestActionsOptions): void {
  registerFiling(options);
  registerChange(options);
  registerList(options);
}

const quotaInput = (z: typeof zod) =>
  z
    .object({
      cpu: z.union([z.string(), z.number()]),
      memory: z.string(),
      storage: z.string(),
      pods: z.number(),
    })
    .optional()
    .describe('Explicit quota instead of a size');

const claimInput = (z: typeof zod) =>
  z.object({
    name: z.string().describe('Begins with the team name and a dash'),
    cluster: z.string(),
    environment: z.enum(['dev', 'test', 'prod']),
    ownerRef: z.string().describe('Group entity reference'),
    purpose: z.string(),
    size: z.string().optional().describe('A configured size'),
    quota: quotaInput(z),
    systemRef: z.string().optional(),
    contact: z.string().optional(),
    dataClassification: z.string().optional(),
    costCenter: z.string().optional(),
    ingress: z.enum(['none', 'controllers', 'cluster']).optional(),
    egressInternet: z.boolean().optional(),
    expiresAt: z.string().optional().describe('Date or ISO 8601'),
  });

function registerFiling({ actions, filer }: RequestActionsOptions) {
  actions.register({
    name: 'preview-claim',
    title: 'Preview a namespace',
    description:
      "What requesting a namespace would do, without filing anything: the policy's verdict with reasons and numbers, every object with the API server's dry run, capacity left and worst-case price.",
    effect: 'preview',
    visibilityPermission: namespaceActionsReadPermission,
    schema: {
      input: claimInput,
      output: z => z.object({ preview: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const request = parseInput(claimRequestSchema, input);
      return { output: { preview: await filer.preview(request, credentials) } };
    },
  });
  actions.register({
    name: 'request-claim',
    title: 'Request a namespace',
    description:
      'Files a namespace claim for a group the caller belongs to. The same owner, name and cluster again returns the existing claim. State "waiting" means that somebody has to approve it.',
    effect: 'file',
    visibilityPermission: namespaceActionsRequestPermission,
    audit: {
      eventId: 'claim-request',
      severityLevel: 'medium',
      meta: ({ quota, ...stated }) => ({ ...stated }),
    },
    schema: {
      input: claimInput,
      output: z => z.object({ claim: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const request = parseInput(claimRequestSchema, input);
      return { output: { claim: await filer.request(request, credentials) } };
    },
  });
}

function registerChange({ actions, changes }: RequestActionsOptions) {
  actions.register({
    name: 'change-claim',
    title: 'Change a namespace',
    description:
      'Asks for another size (resize), owner, details or expiry of a namespace. With previewOnly nothing is filed. The answer is approved already where the policy wants nobody to decide.',
    effect: 'file',
    visibilityPermission: namespaceActionsRequestPermission,
    audit: {
      eventId: 'claim-change',
      severityLevel: 'medium',
      meta: ({ id, kind, previewOnly }) => ({
        claimId: id,
        kind,
        ...(previewOnly && { previewOnly }),
      }),
    },
    schema: {
      input: z =>
        z.object({
          id: z.string().describe('Claim id'),
          previewOnly: z.boolean().optional(),
          kind: z.enum(['resize', 'owner', 'details', 'expiry']),
          size: z.string().optional().describe('resize'),
          quota: quotaInput(z),
          ownerRef: z.string().optional().describe('owner'),
          purpose: z.string().optional().describe('details'),
          contact: z.string().optional().describe('details'),
          systemRef: z.string().optional().describe('details'),
          dataClassification: z.string().optional().describe('details'),
          costCenter: z.string().optional().describe('details'),
          ingress: z.enum(['none', 'controllers', 'cluster']).optional(),
          egressInternet: z.boolean().optional().describe('details'),
          expiresAt: z.string().nullable().optional().describe('expiry'),
          comment: z.string().optional(),
        }),
      output: z =>
        z.object({ request: z.any().optional(), preview: z.any().optional() }),
    },
    action: async ({ input: { id, previewOnly, ...body }, credentials }) => {
      const change = parseInput(claimChangeSchema, body);
      return {
        output: previewOnly
          ? { preview: await changes.preview(id, change, credentials) }
          : { request: await changes.request(id, change, credentials) },
      };
    },
  });
}

function registerList({ actions, requests }: RequestActionsOptions) {
  actions.register({
    name: 'list-requests',
    title: 'List namespace requests',
    description:
      'Requests about namespaces, newest first: what was asked for, the decision with its numbers, who approved and what was granted. "me-to-decide" is the queue of the caller.',
    effect: 'read',
    visibilityPermission: namespaceActionsReadPermission,
    schema: {
      input: z =>
        z.object({
          for: z.enum(['me-to-decide', 'mine']).optional(),
          state: z
            .enum(['waiting', 'approved', 'rejected', 'withdrawn', 'timed-out'])
            .optional(),
          claim: z.string().optional().describe('Claim id'),
        }),
      output: z =>
        z.object({ items: z.array(z.any()), totalItems: z.number() }),
    },
    action: async ({ input, credentials }) => {
      const query = parseInput(requestQuerySchema, { ...input, limit: 100 });
      return { output: await requests.list(query, credentials) };
    },
  });
}
