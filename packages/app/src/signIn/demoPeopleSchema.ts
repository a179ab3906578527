import { z } from 'zod/v4';

/** One button of the demo sign-in. */
const demoPersonSchema = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string().optional(),
  team: z.string(),
  role: z.string(),
});

/** Answer of `GET /api/auth/demo/people`. */
export const demoPeopleSchema = z.object({
  people: z.array(demoPersonSchema),
  /** Configured people the catalog has not read yet. */
  missing: z.array(z.string()).default([]),
});

export type DemoPerson = z.infer<typeof demoPersonSchema>;
export type DemoPeople = z.infer<typeof demoPeopleSchema>;
