import { z } from 'zod';

/** Label that ties a pod to its ReplicaSet; the controller adds it, it is no part of what people wrote. */
const HASH_LABEL = 'pod-template-hash';

/** A pod template, whole: what a rollback puts back. */
export const podTemplateSchema = z.looseObject({
  metadata: z
    .looseObject({
      labels: z.record(z.string(), z.string()).optional(),
      annotations: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  spec: z.looseObject({
    containers: z.array(
      z.looseObject({ name: z.string(), image: z.string().optional() }),
    ),
  }),
});
/** A pod template, whole. */
export type PodTemplate = z.infer<typeof podTemplateSchema>;

/**
 * The template as it would stand in a workload: without the label its ReplicaSet adds, and without the directive a
 * ControllerRevision keeps it with.
 */
export function cleanTemplate(template: PodTemplate): PodTemplate {
  const { $patch: _directive, ...kept } = template;
  const { labels } = template.metadata ?? {};
  if (!labels || !(HASH_LABEL in labels)) {
    return { ...kept, spec: template.spec };
  }
  const { [HASH_LABEL]: _hash, ...others } = labels;
  const metadata = { ...template.metadata, labels: others };
  return { ...kept, metadata, spec: template.spec };
}
