import { AgentActions, parseInput } from '@dugnad/plugin-backend-kit-node';
import {
  adoptionRequestSchema,
  extendRequestSchema,
  namespaceActionsReadPermission,
  namespaceActionsRequestPermission,
} from '@dugnad/plugin-namespaces-common';
import { AdoptionService } from '../adoption/AdoptionService';
import { LifecycleService } from './LifecycleService';

/** Options of `registerLifecycleActions`. */
export interface LifecycleActionsOptions {
  actions: AgentActions;
  lifecycle: LifecycleService;
  adoption: AdoptionService;
}

/** Offers to assistants what there is to see before a claim is adopted or ends, and requests for a later end. People adopt and delete. */
export function registerLifecycleActions(options: LifecycleActionsOptions) {
  registerContents(options);
  registerExtensions(options);
  registerAdoption(options);
}

function registerContents({ actions, lifecycle }: LifecycleActionsOptions) {
  actions.register({
    name: 'claim-contents',
    title: 'Show what is in a namespace',
    description:
      'What is in a namespace beyond what the portal made, volumes first, its announced end, warnings and stopped workloads.',
    effect: 'read',
    visibilityPermission: namespaceActionsReadPermission,
    schema: {
      input: z => z.object({ id: z.string().describe('Claim id') }),
      output: z => z.object({ contents: z.any(), expiry: z.any() }),
    },
    action: async ({ input: { id }, credentials }) => ({
      output: {
        contents: await lifecycle.contents(id, credentials),
        expiry: await lifecycle.expiry(id, credentials),
      },
    }),
  });
}

function registerExtensions({ actions, lifecycle }: LifecycleActionsOptions) {
  for (const what of ['extend', 'restore'] as const) {
    actions.register({
      name: `${what}-claim`,
      title: what === 'extend' ? 'Extend a namespace' : 'Restore a namespace',
      description:
        what === 'extend'
          ? 'Asks for a later end of a namespace. The policy may approve it at once.'
          : 'Undoes the grace of an expired namespace: network and workloads come back as they were.',
      effect: 'file',
      visibilityPermission: namespaceActionsRequestPermission,
      audit: {
        eventId: `claim-${what}`,
        severityLevel: 'medium',
        meta: ({ id }) => ({ claimId: id }),
      },
      schema: {
        input: z =>
          z.object({
            id: z.string().describe('Claim id'),
            reason: z.string(),
            expiresAt: z.string().optional().describe('Date or ISO 8601'),
          }),
        output: z => z.object({ request: z.any() }),
      },
      action: async ({ input: { id, ...body }, credentials }) => ({
        output: {
          request: await lifecycle[what](
            id,
            parseInput(extendRequestSchema, body),
            credentials,
          ),
        },
      }),
    });
  }
}

function registerAdoption({ actions, adoption }: LifecycleActionsOptions) {
  actions.register({
    name: 'list-adoptable-namespaces',
    title: 'List namespaces the portal did not make',
    description:
      'Namespaces of a cluster that no claim holds, who manages each and why it can or cannot be adopted. For the platform team.',
    effect: 'read',
    visibilityPermission: namespaceActionsReadPermission,
    schema: {
      input: z => z.object({ cluster: z.string() }),
      output: z => z.object({ items: z.array(z.any()) }),
    },
    action: async ({ input: { cluster }, credentials }) => ({
      output: { items: await adoption.adoptable(cluster, credentials) },
    }),
  });
  actions.register({
    name: 'preview-adoption',
    title: 'Preview the adoption of a namespace',
    description:
      'What making a claim of a namespace would change, and what stands in its way. Changes nothing: the platform team adopts it in the portal.',
    effect: 'preview',
    visibilityPermission: namespaceActionsReadPermission,
    schema: {
      input: z =>
        z.object({
          cluster: z.string(),
          name: z.string(),
          environment: z.enum(['dev', 'test', 'prod']),
          ownerRef: z.string().describe('Group entity reference'),
          purpose: z.string(),
          size: z.string(),
          handOver: z.array(z.string()).optional(),
        }),
      output: z => z.object({ preview: z.any() }),
    },
    action: async ({ input, credentials }) => {
      const request = parseInput(adoptionRequestSchema, input);
      return {
        output: { preview: await adoption.preview(request, credentials) },
      };
    },
  });
}
