import { z } from 'zod';

/** A boolean, also as the text that an environment variable leaves in configuration; the same words as Backstage's own. */
export const booleanText = z.union([
  z.boolean(),
  z.stringbool({
    truthy: ['true', 'yes', 'y', 'on', '1'],
    falsy: ['false', 'no', 'n', 'off', '0'],
    error: 'must be true or false',
  }),
]);
