import { InputError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { clusterName } from './clusterName';
import {
  NamespacesActionOptions,
  NamespacesConnection,
  connectNamespaces,
} from './connectNamespaces';
import { readManifestFiles } from './readManifestFiles';

interface Target {
  claimId?: string;
  cluster?: string;
  namespace?: string;
}

/**
 * `namespaces:deploy`: applies the workspace's manifests inside a claim's namespace. The namespaces backend applies them with
 * the claim's deployer account, so this action never holds a cluster credential.
 */
export function createDeployAction(options: NamespacesActionOptions) {
  return createTemplateAction({
    id: 'namespaces:deploy',
    description: 'Applies manifests inside a namespace',
    schema: {
      input: {
        claimId: z =>
          z
            .string({ description: 'Claim; else cluster and namespace' })
            .optional(),
        cluster: z =>
          z
            .string({ description: 'Name or catalog reference of the cluster' })
            .optional(),
        namespace: z =>
          z.string({ description: 'Name of the namespace' }).optional(),
        manifestsPath: z =>
          z
            .string({ description: 'Folder or file in the workspace: k8s' })
            .optional(),
      },
      output: {
        applied: z => z.array(z.object({ kind: z.string(), name: z.string() })),
      },
    },
    async handler(ctx) {
      const connection = connectNamespaces(options, ctx);
      const manifests = await readManifestFiles(
        ctx.workspacePath,
        ctx.input.manifestsPath ?? 'k8s',
      );
      const claimId = await findClaim(connection, ctx.input);
      ctx.logger.info(`Applying ${manifests.length} objects`);
      const { applied, warnings = [] } = await connection.api.deploy(
        claimId,
        { manifests },
        await connection.call(),
      );
      for (const { kind, name } of applied) {
        ctx.logger.info(`Applied ${kind} ${name}`);
      }
      warnings.forEach(warning => ctx.logger.warn(warning));
      ctx.output(
        'applied',
        applied.map(({ kind, name }) => ({ kind, name })),
      );
    },
  });
}

async function findClaim(
  { api, call }: NamespacesConnection,
  { claimId, cluster, namespace }: Target,
): Promise<string> {
  if (claimId) {
    return claimId;
  }
  if (!cluster || !namespace) {
    throw new InputError('Give claimId, or cluster and namespace');
  }
  const name = clusterName(cluster);
  const query = { cluster: [name], name: [namespace] };
  const { items } = await api.list(query, await call());
  const [claim] = items;
  if (!claim) {
    throw new NotFoundError(
      `There is no namespace ${namespace} in cluster ${name} that you may see`,
    );
  }
  return claim.id;
}
