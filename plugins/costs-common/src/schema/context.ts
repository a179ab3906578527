import { z } from 'zod';
import { basePricesSchema } from '../allocation/splitNodePrice';
import { USAGE_SOURCES, closedMonthSchema, day, month } from './parts';

/** See `CostsContext`. */
export const costsContextSchema = z.object({
  /** ISO 4217. */
  currency: z.string(),
  timeZone: z.string(),
  today: day,
  currentMonth: month,
  /** First day with an observation; null before there is any. */
  firstDay: day.nullable(),
  basePrices: basePricesSchema,
  /** How shared cost and idle are shared, for people. */
  sharingRule: z.string(),
  /** Namespaces that serve everybody, as patterns. */
  sharedNamespaces: z.array(z.string()),
  clusters: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      source: z.enum(USAGE_SOURCES),
      /** Why usage is not known, or what is wrong with its source; for people. */
      notice: z.string().optional(),
      /** End of the newest observation, ISO 8601. */
      observedUntil: z.string().nullable(),
      hasCharges: z.boolean(),
    }),
  ),
  closedMonths: z.array(closedMonthSchema),
  permissions: z.object({
    seesTotals: z.boolean(),
    editsCharges: z.boolean(),
  }),
});

/** What every costs page needs to know. */
export type CostsContext = z.infer<typeof costsContextSchema>;
