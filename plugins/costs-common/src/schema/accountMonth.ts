import { z } from 'zod';
import { accountRefSchema, ACCOUNT_KINDS } from './account';
import { budgetStandingSchema } from './budget';
import {
  IDLE_VIEWS,
  closedMonthSchema,
  costSchema,
  coverageSchema,
  day,
  freshnessSchema,
  micros,
  month,
} from './parts';

/** Query of one account's month. */
export const accountQuerySchema = accountRefSchema.extend({
  month: month.optional(),
  idle: z.enum(IDLE_VIEWS).default('separate'),
});

/** See `accountQuerySchema`. */
export type AccountQueryInput = z.input<typeof accountQuerySchema>;

/** See `AccountQueryInput`; with defaults. */
export type AccountQuery = z.output<typeof accountQuerySchema>;

/** See `ResourceEfficiency`. */
export const resourceEfficiencySchema = z.object({
  /** Averages and highest over the window: millicores for CPU, bytes for memory. Null where not known. */
  requested: z.number(),
  used: z.number().nullable(),
  /** max(request, usage), which is what is paid for. */
  charged: z.number(),
  /** Highest observed use of the workloads, each at its own time. */
  peak: z.number().nullable(),
  /** What is left between the peak and what is requested, in percent of the request; negative where the peak is above. */
  headroomPercent: z.number().nullable(),
  /** 0 to 1. */
  ratio: z.number().nullable(),
  /** Never negative. */
  wasteMicros: micros.nullable(),
});

/** How well one resource is used. */
export type ResourceEfficiency = z.infer<typeof resourceEfficiencySchema>;

/** See `AccountEfficiency`. */
export const accountEfficiencySchema = z.object({
  from: day,
  to: day,
  cpu: resourceEfficiencySchema,
  memory: resourceEfficiencySchema,
  /** CPU and memory together; null where usage is not known. */
  ratio: z.number().nullable(),
  wasteMicros: micros.nullable(),
});

/** Efficiency and waste of an account over a stated window. */
export type AccountEfficiency = z.infer<typeof accountEfficiencySchema>;

/** What an account's costs are broken down by. */
export const BREAKDOWNS = [
  'cluster',
  'owner',
  'namespace',
  'component',
  'workload',
] as const;

/** See `AccountMonth`. */
export const accountMonthSchema = z.object({
  account: accountRefSchema,
  month,
  currency: z.string(),
  timeZone: z.string(),
  idle: z.enum(IDLE_VIEWS),
  /** Whether there is anything on record for the account at all, in any month. */
  exists: z.boolean(),
  /** The current day; null for a month that is not the current one. */
  today: costSchema.nullable(),
  monthToDate: costSchema,
  forecast: z.object({
    /** Absent with less than three days of data. */
    micros: micros.optional(),
    daysObserved: z.number(),
    daysInMonth: z.number(),
  }),
  previousMonths: z.array(
    z.object({
      month,
      cost: costSchema,
      coverage: coverageSchema,
      isClosed: z.boolean(),
    }),
  ),
  days: z.array(z.object({ day, cost: costSchema, coverage: coverageSchema })),
  /** Largest first, at most 200 each. */
  breakdown: z.array(
    z.object({
      by: z.enum(BREAKDOWNS),
      items: z.array(
        z.object({
          key: z.string(),
          title: z.string(),
          cost: costSchema,
          efficiencyRatio: z.number().nullable(),
        }),
      ),
    }),
  ),
  efficiency: accountEfficiencySchema,
  budgets: z.array(budgetStandingSchema),
  coverage: coverageSchema,
  freshness: freshnessSchema,
  closed: closedMonthSchema.nullable(),
  /** Whether parts of this account belong to others and are left out because the caller may not see them. */
  isPartial: z.boolean(),
  /** Who owns, or owned, the parts the caller sees. */
  ownerRefs: z.array(z.string()),
});

/** One account in one month. */
export type AccountMonth = z.infer<typeof accountMonthSchema>;

/** Query of the accounts of a kind. */
export const accountListQuerySchema = z.object({
  kind: z.enum(ACCOUNT_KINDS),
  month: month.optional(),
  idle: z.enum(IDLE_VIEWS).default('separate'),
});

/** See `accountListQuerySchema`. */
export type AccountListQueryInput = z.input<typeof accountListQuerySchema>;

/** See `AccountList`. */
export const accountListSchema = z.object({
  month,
  currency: z.string(),
  items: z.array(
    z.object({
      account: accountRefSchema,
      title: z.string(),
      cost: costSchema,
    }),
  ),
});

/** The accounts of a kind that the caller may see in detail, largest first. */
export type AccountList = z.infer<typeof accountListSchema>;
