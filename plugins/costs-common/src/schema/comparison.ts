import { z } from 'zod';
import { accountRefSchema } from './account';
import { coverageSchema, micros, month } from './parts';

/** Assumptions people may change on the page; what is left out stays as configured. */
export const comparisonAssumptionsSchema = z.object({
  egressGBPerMonth: z.number().nonnegative(),
  natGBPerMonth: z.number().nonnegative(),
  packingPercent: z.number().min(1).max(100),
  exchangeRateMicros: z.number().int().positive(),
  hoursPerMonth: z.number().positive().max(744),
  peopleHoursPerMonth: z.number().nonnegative(),
  peopleRateMicrosPerHour: micros.nonnegative(),
});

/** See `ComparisonRequest`. */
export const comparisonRequestSchema = z.object({
  account: accountRefSchema.default({ kind: 'organisation', id: '' }),
  month: month.optional(),
  assumptions: comparisonAssumptionsSchema.partial().default({}),
});

/** What to compare. */
export type ComparisonRequest = z.input<typeof comparisonRequestSchema>;

const lineSchema = z.object({
  item: z.string(),
  quantity: z.number(),
  unit: z.string(),
  micros,
  source: z.string().optional(),
  asOf: z.string().optional(),
});

/** See `Comparison`. */
export const comparisonSchema = z.object({
  month,
  currency: z.string(),
  priceListCurrency: z.string(),
  assumptions: comparisonAssumptionsSchema,
  /** What was requested or used on average, and bought there. */
  amounts: z.object({
    cpuCores: z.number(),
    memoryGiB: z.number(),
    storageGiB: z.number(),
    clusters: z.number(),
  }),
  coverage: coverageSchema,
  /** Our own side: the same month by the charges, people's hours included; the account's part of it for one account. */
  own: z.object({ lines: z.array(lineSchema), totalMicros: micros }),
  providers: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      region: z.string(),
      instance: z.string(),
      lines: z.array(lineSchema),
      totalMicros: micros,
      /** Provider ÷ own; null where our side is not known. */
      ratio: z.number().nullable(),
    }),
  ),
  /** What the comparison leaves out or could not know; for people. */
  notices: z.array(z.string()),
});

/** The same allocation at other providers. */
export type Comparison = z.infer<typeof comparisonSchema>;
