import { ClaimRequestInput } from '@dugnad/plugin-namespaces-common';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { clusterName } from './clusterName';
import {
  NamespacesActionOptions,
  connectNamespaces,
} from './connectNamespaces';
import { waitUntilReady } from './waitUntilReady';

/**
 * `namespaces:request`: files a claim as the person who runs the task, waits for its approval and until the namespace is ready. Running it
 * again returns the same claim.
 */
export function createRequestAction(options: NamespacesActionOptions) {
  return createTemplateAction({
    id: 'namespaces:request',
    description: 'Requests a namespace and waits until it is ready',
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string({ description: 'Begins with the team name and a dash' }),
        cluster: z =>
          z.string({ description: 'Name or catalog reference of the cluster' }),
        environment: z => z.enum(['dev', 'test', 'prod']),
        owner: z => z.string({ description: 'Reference of the owner group' }),
        purpose: z => z.string({ description: 'What the namespace is for' }),
        size: z =>
          z.string({ description: 'Name of a configured size' }).optional(),
        quota: z =>
          z
            .object({
              cpu: z.union([z.string(), z.number()]),
              memory: z.string(),
              storage: z.string(),
              pods: z.number(),
            })
            .describe('Explicit quota instead of a size')
            .optional(),
        ingress: z =>
          z
            .enum(['none', 'controllers', 'cluster'])
            .describe('Who outside may open connections')
            .optional(),
        egressInternet: z =>
          z.boolean({ description: 'May call the internet' }).optional(),
        expiresAt: z =>
          z.string({ description: 'Date, for example 2027-06-30' }).optional(),
        contact: z => z.string().optional(),
        dataClassification: z => z.string().optional(),
        costCenter: z => z.string().optional(),
        system: z =>
          z.string({ description: 'Reference of a system' }).optional(),
        wait: z =>
          z
            .boolean({ description: 'Wait until it is ready; default true' })
            .optional(),
        approvalMinutes: z =>
          z
            .number({
              description:
                'How long to wait where somebody has to approve; default 30, 0 goes on without',
            })
            .min(0)
            .optional(),
      },
      output: {
        claimId: z => z.string(),
        name: z => z.string(),
        cluster: z => z.string(),
        namespaceUrl: z => z.string().optional(),
        state: z => z.string(),
        approved: z => z.boolean({ description: 'False while it waits' }),
      },
    },
    async handler(ctx) {
      const request = requestOf(ctx.input);
      const connection = connectNamespaces(options, ctx);
      if (ctx.isDryRun) {
        const { verdict } = await connection.api.preview(
          request,
          await connection.call(),
        );
        const reasons = verdict.reasons.map(({ message }) => message);
        ctx.logger.info(`Policy says ${verdict.verdict}. ${reasons.join(' ')}`);
        return;
      }
      ctx.logger.info(
        `Requesting namespace ${request.name} in ${request.cluster}`,
      );
      const filed = await connection.api.request(
        request,
        await connection.call(),
      );
      ctx.output('claimId', filed.id);
      ctx.output('name', filed.name);
      ctx.output('cluster', filed.cluster);
      ctx.output(
        'namespaceUrl',
        `${options.appBaseUrl}/namespaces/claims/${filed.id}`,
      );
      const claim =
        ctx.input.wait === false
          ? filed
          : await waitUntilReady(connection, {
              claimId: filed.id,
              pollMs: options.pollMs ?? 1_000,
              approvalMs: (ctx.input.approvalMinutes ?? 30) * 60_000,
              log: line => ctx.logger.info(line),
              signal: ctx.signal,
            });
      ctx.output('state', claim.state);
      ctx.output('approved', claim.state !== 'waiting');
    },
  });
}

type RequestInput = Omit<
  ClaimRequestInput,
  'ownerRef' | 'systemRef' | 'expiresAt'
> & { owner: string; system?: string; expiresAt?: string };

/** The action's input as the backend takes it. A template passes what a form left empty as empty text. */
function requestOf(input: RequestInput): ClaimRequestInput {
  const text = (value?: string) => value || undefined;
  return {
    name: input.name,
    cluster: clusterName(input.cluster),
    environment: input.environment,
    ownerRef: input.owner,
    purpose: input.purpose,
    size: text(input.size),
    quota: input.quota,
    ingress: input.ingress,
    egressInternet: input.egressInternet,
    expiresAt: text(input.expiresAt),
    contact: text(input.contact),
    dataClassification: text(input.dataClassification),
    costCenter: text(input.costCenter),
    systemRef: text(input.system),
  };
}
