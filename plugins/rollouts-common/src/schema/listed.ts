import { z } from 'zod';
import { statusSchema } from '../judge/verdict';

/** A query parameter that may be repeated: one of these. */
export const listed = z
  .union([z.string(), z.array(z.string())])
  .transform(value => [value].flat().filter(Boolean));
/** Statuses, of which an item has one. */
export const listedStatuses = listed.pipe(z.array(statusSchema));
