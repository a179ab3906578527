import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { clusterName } from './clusterName';
import {
  NamespacesActionOptions,
  connectNamespaces,
} from './connectNamespaces';
import { waitUntilReady } from './waitUntilReady';

/**
 * `namespaces:request`: files a claim as the person who runs the task and waits until the namespace is ready. Running it
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
        size: z => z.string({ description: 'Name of a configured size' }),
        system: z =>
          z.string({ description: 'Reference of a system' }).optional(),
        wait: z =>
          z
            .boolean({ description: 'Wait until it is ready; default true' })
            .optional(),
      },
      output: {
        claimId: z => z.string(),
        name: z => z.string(),
        cluster: z => z.string(),
        namespaceUrl: z => z.string().optional(),
        state: z => z.string(),
      },
    },
    async handler(ctx) {
      const { name, environment, owner, purpose, size, system } = ctx.input;
      const request = {
        name,
        cluster: clusterName(ctx.input.cluster),
        environment,
        ownerRef: owner,
        purpose,
        size,
        systemRef: system || undefined,
      };
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
      ctx.logger.info(`Requesting namespace ${name} in ${request.cluster}`);
      const filed = await connection.api.request(
        request,
        await connection.call(),
      );
      ctx.output('claimId', filed.id);
      ctx.output('name', filed.name);
      ctx.output('cluster', filed.cluster);
      ctx.output(
        'namespaceUrl',
        `${options.appBaseUrl}/namespaces/${filed.id}`,
      );
      const claim =
        ctx.input.wait === false
          ? filed
          : await waitUntilReady(connection, {
              claimId: filed.id,
              pollMs: options.pollMs ?? 1_000,
              log: line => ctx.logger.info(line),
              signal: ctx.signal,
            });
      ctx.output('state', claim.state);
    },
  });
}
