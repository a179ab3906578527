import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { holdsNul } from './holdsNul';
import { isTooDeep, MAX_DEPTH } from './isTooDeep';
import { InputProblem, RefusedInputError } from './RefusedInputError';
import { unknownFields } from './unknownFields';

const NUL = 'input: must not hold the character U+0000';
const TOO_DEEP = `input: is nested too deep; at most ${MAX_DEPTH} levels are taken`;

/**
 * What `schema` makes of a request's body, query or path, or of an action's input. Refused everywhere alike: the character
 * U+0000, nesting beyond 100 levels, and fields that no schema knows. Throws `InputError` that lists `path: message` for
 * everything wrong, and the same as `problems`.
 */
export function parseInput<T extends z.ZodType>(
  schema: T,
  input: unknown,
): z.output<T> {
  const nul = holdsNul(input) && new InputError(NUL);
  if (isTooDeep(input)) {
    throw nul || new InputError(TOO_DEEP);
  }
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new RefusedInputError(
      parsed.error.issues.map(({ path, message }) => problemOf(path, message)),
    );
  }
  // A schema that speaks of control characters itself names the field
  if (nul) {
    throw nul;
  }
  const unknown = unknownFields(schema, input);
  if (unknown.length > 0) {
    throw new RefusedInputError(
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

function problemOf(path: PropertyKey[], message: string): InputProblem {
  const field = path.map(String).join('.');
  return { field, rule: 'input', message: `${field || 'input'}: ${message}` };
}
