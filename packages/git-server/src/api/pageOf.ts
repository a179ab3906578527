import { z } from 'zod';

const DEFAULT_LIMIT = 30;
const MAX_LIMIT = 50;

/** `page` and `limit` of a list; Forgejo's defaults, and its cap on `limit`. */
export const pagingSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .catch(DEFAULT_LIMIT)
    .transform(limit => Math.min(limit, MAX_LIMIT)),
});

/** One page of a list, counted from 1. */
export function pageOf<T>(
  items: T[],
  paging: z.infer<typeof pagingSchema>,
): T[] {
  const start = (paging.page - 1) * paging.limit;
  return items.slice(start, start + paging.limit);
}
