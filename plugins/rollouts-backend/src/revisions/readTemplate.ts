import { ConflictError, NotFoundError } from '@backstage/errors';
import { ClusterConnection } from '@dugnad/plugin-clusters-node';
import {
  cleanTemplate,
  PodTemplate,
  podTemplateSchema,
  Revision,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import { z } from 'zod';

const REVISION_ANNOTATION = 'deployment.kubernetes.io/revision';

const annotated = z.object({
  annotations: z.record(z.string(), z.string()).default({}),
});
const replicaSetSchema = z.object({
  metadata: annotated,
  spec: z.object({ template: podTemplateSchema }),
});
const controllerRevisionSchema = z.object({
  metadata: annotated,
  revision: z.number(),
  data: z.object({ spec: z.object({ template: podTemplateSchema }) }),
});

/** A template with what the object that keeps it says about it. */
export interface KeptTemplate {
  template: PodTemplate;
  annotations: Record<string, string>;
}

function unfold(kind: WorkloadRef['kind'], found: unknown) {
  if (kind === 'Deployment') {
    const { metadata, spec } = replicaSetSchema.parse(found);
    const { annotations } = metadata;
    const revision = annotations[REVISION_ANNOTATION];
    return { revision, annotations, template: spec.template };
  }
  const { metadata, revision, data } = controllerRevisionSchema.parse(found);
  const { annotations } = metadata;
  const { template } = data.spec;
  return { revision: String(revision), annotations, template };
}

/**
 * The whole template of one revision, from the ReplicaSet or ControllerRevision that keeps it. Throws `NotFoundError` where
 * it is gone, `ConflictError` where that object keeps another revision by now.
 */
export async function readTemplate(
  connection: ClusterConnection,
  { kind, namespace }: WorkloadRef,
  { revision, source }: Revision,
  signal?: AbortSignal,
): Promise<KeptTemplate> {
  const keeper = kind === 'Deployment' ? 'ReplicaSet' : 'ControllerRevision';
  const found =
    source &&
    (await connection.get(
      { group: 'apps', kind: keeper, namespace, name: source },
      { signal },
    ));
  if (!found) {
    throw new NotFoundError(`Revision ${revision} is no longer kept`);
  }
  const kept = unfold(kind, found);
  if (kept.revision !== revision) {
    throw new ConflictError(
      `What was revision ${revision} is revision ${kept.revision} by now; look again`,
    );
  }
  const { annotations, template } = kept;
  return { annotations, template: cleanTemplate(template) };
}
