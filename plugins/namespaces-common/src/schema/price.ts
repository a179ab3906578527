import { z } from 'zod';

/** Worst-case price of a quota: what it costs when all of it is used all month. */
export const priceSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('known'),
    /** Millionths of the currency per month. */
    perMonthMicros: z.number(),
    /** ISO 4217. */
    currency: z.string(),
    /** What the price is based on, for people. */
    basis: z.string(),
    /** ISO 8601; when the rates were valid. */
    asOf: z.string(),
  }),
  z.object({ state: z.literal('unknown'), reason: z.string() }),
]);
/** See `priceSchema`. */
export type Price = z.infer<typeof priceSchema>;

/** Whether the owner's budget has room for a request. */
export const budgetCheckSchema = z.object({
  state: z.enum(['allowed', 'exceeded', 'unknown']),
  /** For people. */
  message: z.string(),
});
/** See `budgetCheckSchema`. */
export type BudgetCheck = z.infer<typeof budgetCheckSchema>;
