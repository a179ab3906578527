import { z } from 'zod';
import {
  IDLE_VIEWS,
  chargedSchema,
  closedMonthSchema,
  costSchema,
  coverageSchema,
  day,
  freshnessSchema,
  microsByResourceSchema,
  micros,
  month,
  totalsSchema,
} from './parts';

/** Query of a month. Without `month`: the current one. */
export const monthQuerySchema = z.object({
  month: month.optional(),
  idle: z.enum(IDLE_VIEWS).default('separate'),
});

/** See `monthQuerySchema`. */
export type MonthQueryInput = z.input<typeof monthQuerySchema>;

/** See `MonthQueryInput`; with defaults. */
export type MonthQuery = z.output<typeof monthQuerySchema>;

/** See `OrganisationMonth`. */
export const organisationMonthSchema = z.object({
  month,
  currency: z.string(),
  timeZone: z.string(),
  idle: z.enum(IDLE_VIEWS),
  /** The whole month's bill by the charges, micro-units; `totals.billMicros` is the part that has passed. */
  invoiceMicros: micros,
  totals: totalsSchema,
  /** allocated + idle + shared + unallocated − bill: 0, or the page says that it does not close. */
  differenceMicros: micros,
  coverage: coverageSchema,
  freshness: freshnessSchema,
  closed: closedMonthSchema.nullable(),
  /** Absent with less than three days of data. Allocated cost of the whole month. */
  forecastMicros: micros.optional(),
  charges: z.array(chargedSchema),
  clusters: z.array(
    z.object({
      cluster: z.string(),
      totals: totalsSchema,
      coverage: coverageSchema,
    }),
  ),
  /** One row per cluster and owner; `ownerRef` is null for what nobody owns. */
  owners: z.array(
    z.object({
      cluster: z.string(),
      ownerRef: z.string().nullable(),
      cost: costSchema,
      /** Whether the caller may open the details. */
      mayOpen: z.boolean(),
    }),
  ),
  days: z.array(
    z.object({
      day,
      totals: totalsSchema,
      coverage: coverageSchema,
      owners: z.array(z.object({ ownerRef: z.string().nullable(), micros })),
    }),
  ),
  /**
   * The flow diagram, from left to right: charges → clusters → owners and the three others. The links into every cluster
   * add up to those out of it; micro-units.
   */
  flow: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        type: z.enum([
          'charge',
          'cluster',
          'owner',
          'idle',
          'shared',
          'unallocated',
        ]),
        /** Charge name, cluster, owner reference; empty for the others. */
        name: z.string(),
      }),
    ),
    links: z.array(
      z.object({ source: z.string(), target: z.string(), micros }),
    ),
  }),
  idleByResource: microsByResourceSchema,
});

/** The month of the organisation. */
export type OrganisationMonth = z.infer<typeof organisationMonthSchema>;
