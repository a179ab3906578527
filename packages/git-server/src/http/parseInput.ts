import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Parses what came in. Throws InputError that lists `field: what is wrong`. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    issue => `${issue.path.join('.') || 'value'}: ${issue.message}`,
  );
  throw new InputError(problems.join('; '));
}
