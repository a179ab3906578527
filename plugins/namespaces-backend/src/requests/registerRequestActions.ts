import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { JsonObject } from '@backstage/types';
import { Audit } from '@dugnad/plugin-clusters-node';
import {
  approveRequestSchema,
  claimChangeSchema,
  claimRequestSchema,
  rejectRequestSchema,
  requestQuerySchema,
  withdrawRequestSchema,
} from '@dugnad/plugin-namespaces-common';
import { z as zod } from 'zod/v3';
import { parseInput } from '../http/parseInput';
import { ChangeService } from './ChangeService';
import { ClaimFiler } from './ClaimFiler';
import { RequestService } from './RequestService';

/** Options of `registerRequestActions`. */
export interface RequestActionsOptions {
  registry: ActionsRegistryService;
  filer: ClaimFiler;
  changes: ChangeService;
  requests: RequestService;
  audit: Audit;
}

/** Offers requests and their decisions to assistants, under the caller's own rights and with the same audit as HTTP. */
export function registerRequestActions(options: RequestActionsOptions): void {
  registerFiling(options);
  registerChange(options);
  registerList(options);
  registerDecisions(options);
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

function registerFiling({ registry, filer, audit }: RequestActionsOptions) {
  registry.register({
    name: 'preview-claim',
    title: 'Preview a namespace',
    description:
      "What requesting a namespace would do, without filing anything: the policy's verdict with reasons and numbers, every object with the API server's dry run, capacity left and worst-case price.",
    attributes: { readOnly: true },
    schema: {
      input: claimInput,
      output: z => z.object({ preview: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const request = parseInput(claimRequestSchema, input);
      return { output: { preview: await filer.preview(request, credentials) } };
    },
  });
  registry.register({
    name: 'request-claim',
    title: 'Request a namespace',
    description:
      'Files a namespace claim for a group the caller belongs to. The same owner, name and cluster again returns the existing claim. State "waiting" means that somebody has to approve it.',
    attributes: { destructive: false, idempotent: true },
    schema: {
      input: claimInput,
      output: z => z.object({ claim: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const { quota, ...stated } = input;
      const meta: JsonObject = { ...stated };
      const claim = await audit.run(
        { eventId: 'claim-request', severityLevel: 'medium', meta },
        async () =>
          filer.request(parseInput(claimRequestSchema, input), credentials),
      );
      return { output: { claim } };
    },
  });
}

function registerChange({ registry, changes, audit }: RequestActionsOptions) {
  registry.register({
    name: 'change-claim',
    title: 'Change a namespace',
    description:
      'Asks for another size (resize), owner, details or expiry of a namespace. With previewOnly nothing is filed. The answer is approved already where the policy wants nobody to decide.',
    attributes: { destructive: false },
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
      if (previewOnly) {
        const change = parseInput(claimChangeSchema, body);
        const preview = await changes.preview(id, change, credentials);
        return { output: { preview } };
      }
      const meta = { claimId: id, kind: body.kind };
      const request = await audit.run(
        { eventId: 'claim-change', severityLevel: 'medium', meta },
        async () =>
          changes.request(id, parseInput(claimChangeSchema, body), credentials),
      );
      return { output: { request } };
    },
  });
}

function registerList({ registry, requests }: RequestActionsOptions) {
  registry.register({
    name: 'list-requests',
    title: 'List namespace requests',
    description:
      'Requests about namespaces, newest first: what was asked for, the decision with its numbers, who approved and what was granted. "me-to-decide" is the queue of the caller.',
    attributes: { readOnly: true },
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

function registerDecisions(options: RequestActionsOptions) {
  const { registry, requests } = options;
  registry.register({
    name: 'approve-request',
    title: 'Approve a namespace request',
    description:
      'Approves a request that waits for the caller, who must not have filed it. Other values than asked for may be granted: size or quota, ingress, egressInternet, expiresAt.',
    attributes: { destructive: false },
    schema: {
      input: z =>
        z.object({
          id: z.string().describe('Request id'),
          comment: z.string().optional(),
          granted: z
            .object({
              size: z.string().optional(),
              quota: quotaInput(z),
              ingress: z.enum(['none', 'controllers', 'cluster']).optional(),
              egressInternet: z.boolean().optional(),
              expiresAt: z.string().nullable().optional(),
            })
            .optional(),
        }),
      output: z => z.object({ request: z.any() }),
    },
    action: async ({ input: { id, ...input }, credentials }) =>
      decided(options, 'request-approve', id, () =>
        requests.approve(
          id,
          parseInput(approveRequestSchema, input),
          credentials,
        ),
      ),
  });
  registry.register({
    name: 'reject-request',
    title: 'Reject a namespace request',
    description: 'Rejects a request that waits for the caller, with a reason.',
    attributes: { destructive: false },
    schema: {
      input: z =>
        z.object({ id: z.string().describe('Request id'), reason: z.string() }),
      output: z => z.object({ request: z.any() }),
    },
    action: async ({ input: { id, ...input }, credentials }) =>
      decided(options, 'request-reject', id, () =>
        requests.reject(
          id,
          parseInput(rejectRequestSchema, input),
          credentials,
        ),
      ),
  });
  registry.register({
    name: 'withdraw-request',
    title: 'Withdraw a namespace request',
    description: 'Takes a request back that the caller filed.',
    attributes: { destructive: false },
    schema: {
      input: z =>
        z.object({
          id: z.string().describe('Request id'),
          reason: z.string().optional(),
        }),
      output: z => z.object({ request: z.any() }),
    },
    action: async ({ input: { id, ...input }, credentials }) =>
      decided(options, 'request-withdraw', id, () =>
        requests.withdraw(
          id,
          parseInput(withdrawRequestSchema, input),
          credentials,
        ),
      ),
  });
}

async function decided<T>(
  { audit }: RequestActionsOptions,
  eventId: string,
  requestId: string,
  work: () => Promise<T>,
): Promise<{ output: { request: T } }> {
  const severityLevel = eventId === 'request-approve' ? 'high' : 'medium';
  const meta = { requestId };
  const request = await audit.run({ eventId, severityLevel, meta }, async () =>
    work(),
  );
  return { output: { request } };
}
