import { AgentActions, parseInput } from '@dugnad/plugin-backend-kit-node';
import {
  claimQuerySchema,
  namespaceActionsReadPermission,
} from '@dugnad/plugin-namespaces-common';
import { ClaimService } from './ClaimService';

/** Options of `registerActions`. */
export interface RegisterActionsOptions {
  actions: AgentActions;
  claims: ClaimService;
}

/** Offers claims to assistants, under the caller's own rights. Releasing is not offered: a person does that in the portal. */
export function registerActions({
  actions,
  claims,
}: RegisterActionsOptions): void {
  actions.register({
    name: 'list-claims',
    title: 'List namespaces',
    description:
      'Namespace claims the caller may see, with owner, cluster, environment and state. Filters narrow each other.',
    effect: 'read',
    visibilityPermission: namespaceActionsReadPermission,
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
  actions.register({
    name: 'get-claim',
    title: 'Show a namespace',
    description:
      'One namespace claim with the state of each of its objects and its history.',
    effect: 'read',
    visibilityPermission: namespaceActionsReadPermission,
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
