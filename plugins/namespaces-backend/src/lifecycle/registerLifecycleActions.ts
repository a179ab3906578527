import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { JsonObject } from '@backstage/types';
import { Audit } from '@dugnad/plugin-clusters-node';
import {
  adoptionRequestSchema,
  extendRequestSchema,
} from '@dugnad/plugin-namespaces-common';
import { AdoptionService } from '../adoption/AdoptionService';
import { parseInput } from '../http/parseInput';
import { LifecycleService } from './LifecycleService';

/** Options of `registerLifecycleActions`. */
export interface LifecycleActionsOptions {
  registry: ActionsRegistryService;
  lifecycle: LifecycleService;
  adoption: AdoptionService;
  audit: Audit;
}

/** Offers beginning by adoption and end to assistants, under the caller's own rights and with the same audit as HTTP. */
export function registerLifecycleActions(options: LifecycleActionsOptions) {
  registerContents(options);
  registerExtensions(options);
  registerAdoption(options);
}

function registerContents({ registry, lifecycle }: LifecycleActionsOptions) {
  registry.register({
    name: 'claim-contents',
    title: 'Show what is in a namespace',
    description:
      'What is in a namespace beyond what the portal made, volumes first, its announced end, warnings and stopped workloads.',
    attributes: { readOnly: true },
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

function registerExtensions({
  registry,
  lifecycle,
  audit,
}: LifecycleActionsOptions) {
  for (const what of ['extend', 'restore'] as const) {
    registry.register({
      name: `${what}-claim`,
      title: what === 'extend' ? 'Extend a namespace' : 'Restore a namespace',
      description:
        what === 'extend'
          ? 'Asks for a later end of a namespace. The policy may approve it at once.'
          : 'Undoes the grace of an expired namespace: network and workloads come back as they were.',
      attributes: { destructive: false },
      schema: {
        input: z =>
          z.object({
            id: z.string().describe('Claim id'),
            reason: z.string(),
            expiresAt: z.string().optional().describe('Date or ISO 8601'),
          }),
        output: z => z.object({ request: z.any() }),
      },
      action: async ({ input: { id, ...body }, credentials }) => {
        const event = {
          eventId: `claim-${what}`,
          severityLevel: 'medium' as const,
          meta: { claimId: id },
        };
        const request = await audit.run(event, () =>
          lifecycle[what](
            id,
            parseInput(extendRequestSchema, body),
            credentials,
          ),
        );
        return { output: { request } };
      },
    });
  }
}

function registerAdoption({
  registry,
  adoption,
  audit,
}: LifecycleActionsOptions) {
  registry.register({
    name: 'list-adoptable-namespaces',
    title: 'List namespaces the portal did not make',
    description:
      'Namespaces of a cluster that no claim holds, who manages each and why it can or cannot be adopted. For the platform team.',
    attributes: { readOnly: true },
    schema: {
      input: z => z.object({ cluster: z.string() }),
      output: z => z.object({ items: z.array(z.any()) }),
    },
    action: async ({ input: { cluster }, credentials }) => ({
      output: { items: await adoption.adoptable(cluster, credentials) },
    }),
  });
  registry.register({
    name: 'adopt-namespace',
    title: 'Adopt a namespace',
    description:
      'Makes a claim of a namespace the portal did not make, without restarting anything in it. With dryRun it only tells what would change. For the platform team.',
    attributes: { destructive: false },
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
          dryRun: z.boolean().default(true),
        }),
      output: z => z.object({ claim: z.any(), preview: z.any() }),
    },
    action: async ({ input: { dryRun, ...body }, credentials }) => {
      const request = parseInput(adoptionRequestSchema, body);
      if (dryRun) {
        const preview = await adoption.preview(request, credentials);
        return { output: { claim: null, preview } };
      }
      const meta: JsonObject = { name: body.name, cluster: body.cluster };
      const claim = await audit.run(
        { eventId: 'namespace-adopt', severityLevel: 'high', meta },
        () => adoption.adopt(request, credentials),
      );
      return { output: { claim, preview: null } };
    },
  });
}
