import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { metadataSchema } from '@dugnad/plugin-rollouts-common';
import { z } from 'zod';

const schema = z.object({
  metadata: metadataSchema,
  revision: z.number(),
  data: z
    .object({
      spec: z.object({
        template: z.object({
          spec: z.object({
            containers: z
              .array(
                z.object({ name: z.string(), image: z.string().optional() }),
              )
              .default([]),
          }),
        }),
      }),
    })
    .optional(),
});

/** One past or present template of a StatefulSet or DaemonSet, without the template. */
export interface ControllerRevision {
  kind: 'ControllerRevision';
  metadata: z.infer<typeof metadataSchema>;
  /** Higher is newer; rises again when the template is rolled back to. */
  revision: number;
  images: { container: string; image: string }[];
}

/** Keeps number and images; the template itself is read from the API server when it is needed. */
export function projectControllerRevision(
  object: KubernetesObject,
): ControllerRevision | undefined {
  const parsed = schema.safeParse(object).data;
  const containers = parsed?.data?.spec.template.spec.containers ?? [];
  return (
    parsed && {
      kind: 'ControllerRevision',
      metadata: parsed.metadata,
      revision: parsed.revision,
      images: containers.map(({ name, image }) => ({
        container: name,
        image: image ?? '',
      })),
    }
  );
}
