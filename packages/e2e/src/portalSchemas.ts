import { z } from 'zod';

/** A namespace claim as far as these tests read it. */
export const claimSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
});

/** A list of claims. */
export const claimsSchema = z.object({ items: z.array(claimSchema) });

/** A list of workloads. */
export const workloadsSchema = z.object({
  items: z.array(z.object({ namespace: z.string(), name: z.string() })),
});
