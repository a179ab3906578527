import { JsonObject } from '@backstage/types';
import { z } from 'zod';

const partialSchema = z.looseObject({
  done: z.record(z.string(), z.json()),
});

/**
 * What was done before an error: a property `done` of the error, by convention `{ applied: […] }` or the like. It is part of
 * the answer, because Backstage sends an error's own properties, and of the audit event. Undefined where nothing is said.
 */
export function partOf(error: unknown): JsonObject | undefined {
  const parsed = partialSchema.safeParse(error);
  return parsed.success ? parsed.data.done : undefined;
}
