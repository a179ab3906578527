import { z } from 'zod';

/** Body of `POST /claims/:id/deployments`. */
export const deploymentRequestSchema = z.strictObject({
  manifests: z
    .array(
      z.object({
        /** File the object was read from, for messages. */
        source: z.string().max(500),
        object: z.record(z.string(), z.unknown()),
      }),
    )
    .min(1, 'there is no manifest to apply')
    .max(200, 'at most 200 objects at a time'),
});
/** See `deploymentRequestSchema`. */
export type DeploymentRequest = z.infer<typeof deploymentRequestSchema>;

/** What a deployment applied, in order. */
export const deploymentResultSchema = z.object({
  applied: z.array(
    z.object({ group: z.string(), kind: z.string(), name: z.string() }),
  ),
  /** What the API server warned of, each with file, kind and name. */
  warnings: z.array(z.string()).optional(),
});
/** See `deploymentResultSchema`. */
export type DeploymentResult = z.infer<typeof deploymentResultSchema>;
