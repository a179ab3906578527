import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  claimQuerySchema,
  claimRequestSchema,
} from '@dugnad/plugin-namespaces-common';
import { JsonObject } from '@backstage/types';
import { ClaimService } from './ClaimService';
import { ClaimFiler } from './requests/ClaimFiler';
import { Audit } from './http/Audit';
import { parseInput } from './http/parseInput';

/** Options of `registerActions`. */
export interface RegisterActionsOptions {
  registry: ActionsRegistryService;
  claims: ClaimService;
  filer: ClaimFiler;
  audit: Audit;
}

/** Offers claims to assistants, under the caller's own rights and with the same audit as HTTP. */
export function registerActions(options: RegisterActionsOptions): void {
  registerReads(options);
  registerRequest(options);
  registerRelease(options);
}

function registerReads({ registry, claims }: RegisterActionsOptions): void {
  registry.register({
    name: 'list-claims',
    title: 'List namespaces',
    description:
      'Namespace claims the caller may see, with owner, cluster, environment and state. Filters narrow each other.',
    attributes: { readOnly: true },
    schema: {
      input: z =>
        z.object({
          owner: z.string().optional().describe('Group entity reference'),
          cluster: z.string().optional(),
          text: z.string().optional().describe('Part of name or purpose'),
        }),
      output: z =>
        z.object({ items: z.array(z.any()), totalItems: z.number() }),
    },
    action: async ({ input, credentials }) => {
      const query = parseInput(claimQuerySchema, { ...input, limit: 100 });
      return { output: await claims.list(query, credentials) };
    },
  });
  registry.register({
    name: 'get-claim',
    title: 'Show a namespace',
    description:
      'One namespace claim with the state of each of its objects and its history.',
    attributes: { readOnly: true },
    schema: {
      input: z => z.object({ id: z.string().describe('Claim id') }),
      output: z => z.object({ claim: z.any(), history: z.array(z.any()) }),
    },
    action: async ({ input: { id }, credentials }) => ({
      output: {
        claim: await claims.get(id, credentials),
        history: await claims.history(id, credentials),
      },
    }),
  });
}

function registerRequest({ registry, filer, audit }: RegisterActionsOptions) {
  registry.register({
    name: 'request-claim',
    title: 'Request a namespace',
    description:
      'Files a namespace claim for a group the caller belongs to. The same owner, name and cluster again returns the existing claim.',
    attributes: { destructive: false, idempotent: true },
    schema: {
      input: z =>
        z.object({
          name: z.string().describe('Begins with the team name and a dash'),
          cluster: z.string(),
          environment: z.enum(['dev', 'test', 'prod']),
          ownerRef: z.string().describe('Group entity reference'),
          purpose: z.string(),
          size: z.string(),
          systemRef: z.string().optional(),
        }),
      output: z => z.object({ claim: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const meta: JsonObject = { ...input };
      const claim = await audit.run(
        { eventId: 'claim-request', severityLevel: 'medium', meta },
        () => filer.request(parseInput(claimRequestSchema, input), credentials),
      );
      return { output: { claim } };
    },
  });
}

function registerRelease({ registry, claims, audit }: RegisterActionsOptions) {
  registry.register({
    name: 'release-claim',
    title: 'Release a namespace',
    description:
      'Deletes a namespace and everything in it. confirmName must be its name.',
    attributes: { destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          id: z.string().describe('Claim id'),
          confirmName: z.string(),
          reason: z.string().optional(),
        }),
      output: z => z.object({ claim: z.any() }),
    },
    action: async ({ input: { id, ...body }, credentials }) => {
      const meta = { claimId: id };
      const claim = await audit.run(
        { eventId: 'claim-release', severityLevel: 'high', meta },
        () => claims.release(id, body, credentials),
      );
      return { output: { claim } };
    },
  });
}
