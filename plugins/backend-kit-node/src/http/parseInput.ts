import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { holdsNul } from './holdsNul';
import { isTooDeep, MAX_DEPTH } from './isTooDeep';
import { InputProblem, RefusedInputError } from './RefusedInputError';
import { unknownFields } from './unknownFields';

/**
 * What `schema` makes of a request's body, query or path, or of an action's input. Refused everywhere alike: the character
 * U+0000, nesting beyond 100 levels, and fields that no schema knows. Throws `InputError` that lists `path: message` for
 * everything wrong, and the same as `problems`.
 */
export function parseInput<T extends z.ZodType>(
  schema: T,
  input: unknown,
): z.output<T> {
  if (holdsNul(input)) {
    throw new InputError('input: must not hold the character U+0000');
  }
  if (isTooDeep(input)) {
    throw new InputError(
      `input: is nested too deep; at most ${MAX_DEPTH} levels are taken`,
    );
  }
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw refused(
      parsed.error.issues.map(({ path, message }) => problemOf(path, message)),
    );
  }
  const unknown = unknownFields(schema, input);
  if (unknown.length > 0) {
    throw refused(
      unknown.map(path =>
        problemOf(
          path.slice(0, -1),
          `Unrecognized key: "${String(path.at(-1))}"`,
        ),
      ),
    );
  }
  return parsed.data;
}

function refused(problems: InputProblem[]): RefusedInputError {
  return new RefusedInputError(problems, '; ');
}

function problemOf(path: PropertyKey[], message: string): InputProblem {
  const field = path.map(String).join('.');
  return { field, rule: 'input', message: `${field || 'input'}: ${message}` };
}
