import { z } from 'zod';
import { Problem, problemSchema } from './schema';

const errorWithProblemsSchema = z.object({
  body: z.object({
    error: z.object({ problems: z.array(problemSchema) }),
  }),
});

/**
 * The single problems behind an error of `NamespacesClient`, to show beside their fields; empty where the error has
 * none. Errors have Backstage's own shape (`ResponseError`); a refused request carries `error.problems` in addition.
 */
export function problemsOf(error: unknown): Problem[] {
  const parsed = errorWithProblemsSchema.safeParse(error);
  return parsed.success ? parsed.data.body.error.problems : [];
}
