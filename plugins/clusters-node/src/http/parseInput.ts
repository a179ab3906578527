import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** The parsed input of a request. Throws `InputError` that lists `path: message` for everything wrong with it. */
export function parseInput<T extends z.ZodType>(
  schema: T,
  input: unknown,
): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    issue => `${issue.path.join('.') || 'input'}: ${issue.message}`,
  );
  throw new InputError(problems.join('; '));
}
