import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** The parsed input. Throws `InputError` that lists `path: message` for everything that is wrong. */
export function parseInput<T extends z.ZodType>(
  schema: T,
  input: unknown,
): z.output<T> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'query'}: ${message}`,
    );
    throw new InputError(lines.join('; '));
  }
  return parsed.data;
}
