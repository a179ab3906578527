import { InputError } from '@backstage/errors';
import { Problem } from '@dugnad/plugin-namespaces-common';
import { z } from 'zod';
import { isTooDeep } from './isTooDeep';
import { RefusedInputError } from './refusals';

/** Parses a request's body or query. Throws `InputError` that lists `path: message`, with the same as `problems`. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  if (isTooDeep(input)) {
    throw new InputError('The request is nested too deep');
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) {
    return parsed.data;
  }
  const problems = parsed.error.issues.map((issue): Problem => {
    const field = issue.path.join('.');
    return {
      field,
      rule: 'input',
      message: field ? `${field}: ${issue.message}` : issue.message,
    };
  });
  throw problems.length > 0
    ? new RefusedInputError(problems)
    : new InputError('The request is malformed');
}
