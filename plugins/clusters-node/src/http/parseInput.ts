import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** The parsed input of a request, without the character U+0000, which PostgreSQL fails on. Throws `InputError` that lists `path: message` for everything wrong with it. */
export function parseInput<T extends z.ZodType>(
  schema: T,
  input: unknown,
): z.output<T> {
  if (holdsNul(input)) {
    throw new InputError('input: must not hold the character U+0000');
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    issue => `${issue.path.join('.') || 'input'}: ${issue.message}`,
  );
  throw new InputError(problems.join('; '));
}

/** Without recursion: input may be nested deeper than the stack. */
function holdsNul(input: unknown): boolean {
  const rest = [input];
  while (rest.length > 0) {
    const value = rest.pop();
    if (typeof value === 'string' && value.includes('\u0000')) {
      return true;
    }
    if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(inner => rest.push(inner));
    }
  }
  return false;
}
