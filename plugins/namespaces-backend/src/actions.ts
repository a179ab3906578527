import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Audit } from '@dugnad/plugin-clusters-node';
import { claimQuerySchema } from '@dugnad/plugin-namespaces-common';
import { ClaimService } from './ClaimService';
import { parseInput } from './http/parseInput';
import { LifecycleService } from './lifecycle/LifecycleService';

/** Options of `registerActions`. */
export interface RegisterActionsOptions {
  registry: ActionsRegistryService;
  claims: ClaimService;
  lifecycle: LifecycleService;
  audit: Audit;
}

/** Offers claims to assistants, under the caller's own rights and with the same audit as HTTP. */
export function registerActions(options: RegisterActionsOptions): void {
  registerReads(options);
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

function registerRelease({
  registry,
  lifecycle,
  audit,
}: RegisterActionsOptions) {
  registry.register({
    name: 'release-claim',
    title: 'Release a namespace',
    description:
      'Deletes a namespace and everything in it. confirmName must be its name. In production it asks a second person to agree, and acceptContents says that what is in it may go.',
    attributes: { destructive: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          id: z.string().describe('Claim id'),
          confirmName: z.string(),
          reason: z.string().optional(),
          acceptContents: z.boolean().optional(),
        }),
      output: z => z.object({ claim: z.any() }),
    },
    action: async ({ input: { id, ...body }, credentials }) => {
      const meta = { claimId: id };
      const claim = await audit.run(
        { eventId: 'claim-release', severityLevel: 'high', meta },
        () => lifecycle.release(id, body, credentials),
      );
      return { output: { claim } };
    },
  });
}
