import { z } from 'zod';

/** Answer of `/apis`. */
export const groupListSchema = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      versions: z.array(z.object({ version: z.string() })),
      preferredVersion: z.object({ version: z.string() }).optional(),
    }),
  ),
});

/** Answer of `/api/v1` and `/apis/<group>/<version>`. */
export const resourceListSchema = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      namespaced: z.boolean(),
      verbs: z.array(z.string()).default([]),
    }),
  ),
});

/** Answer of `/version`. */
export const versionSchema = z.object({ gitVersion: z.string() });
