import { z } from 'zod';
import { RESOURCES } from '../allocation/resources';
import { CHARGE_KINDS } from '../bill/charge';
import { isDay, isMonth } from '../calendar/days';

/** Micro-units of the organisation's currency. */
export const micros = z.number().int();

/** A day in the organisation's time zone. */
export const day = z.string().refine(isDay, 'must be a day such as 2026-02-28');

/** A month in the organisation's time zone. */
export const month = z
  .string()
  .refine(isMonth, 'must be a month such as 2026-02');

/** How idle capacity is shown: apart, shared out in proportion, or left out. Shared cost follows the same choice. */
export const IDLE_VIEWS = ['separate', 'share', 'exclude'] as const;

/** See `IDLE_VIEWS`. */
export type IdleView = (typeof IDLE_VIEWS)[number];

/** Where usage came from. `requests`: nothing told it, so cost is by request alone. `mixed`: it changed on the way. */
export const USAGE_SOURCES = [
  'metrics',
  'prometheus',
  'opencost',
  'requests',
  'mixed',
] as const;

/** See `USAGE_SOURCES`. */
export type UsageSource = (typeof USAGE_SOURCES)[number];

/** Micro-units by resource. */
export const microsByResourceSchema = z.object({
  cpu: micros,
  memory: micros,
  gpu: micros,
  storage: micros,
});

/** See `Cost`. */
export const costSchema = z.object({
  direct: microsByResourceSchema,
  /** Sum of `direct`. */
  directMicros: micros,
  idleShareMicros: micros,
  sharedShareMicros: micros,
  /** `directMicros`; with `idle=share` also both shares. */
  totalMicros: micros,
});

/** What an account costs. */
export type Cost = z.infer<typeof costSchema>;

/** `CostTotals` as JSON. */
export const totalsSchema = z.object({
  billMicros: micros,
  allocatedMicros: micros,
  idle: microsByResourceSchema,
  sharedMicros: micros,
  unallocatedNoNodeMicros: micros,
  unallocatedGapMicros: micros,
});

/** See `Coverage`. */
export const coverageSchema = z.object({
  /** Seconds that passed, over all clusters. */
  billedSeconds: z.number(),
  /** Seconds of those that were observed. */
  observedSeconds: z.number(),
  /** `observed ÷ billed`, in percent; null where no time has passed. */
  percent: z.number().nullable(),
});

/** How much of a period was observed. What was not is a gap, never zero use. */
export type Coverage = z.infer<typeof coverageSchema>;

/** See `Freshness`. */
export const freshnessSchema = z.object({
  /** When the figures were made, ISO 8601. */
  asOf: z.string(),
  /** End of the newest observation in them; null where there is none. */
  observedUntil: z.string().nullable(),
  source: z.enum(USAGE_SOURCES).nullable(),
  /** Said where usage is not known or observation lags; for people. */
  notice: z.string().optional(),
});

/** How current figures are and where usage came from. */
export type Freshness = z.infer<typeof freshnessSchema>;

/** See `ClosedMonth`. */
export const closedMonthSchema = z.object({
  month,
  closedAt: z.string(),
  closedBy: z.string(),
  totals: totalsSchema,
});

/** A month that no edit changes any more. */
export type ClosedMonth = z.infer<typeof closedMonthSchema>;

/** One charge's part of a period. */
export const chargedSchema = z.object({
  chargeId: z.string(),
  cluster: z.string(),
  name: z.string(),
  kind: z.enum(CHARGE_KINDS),
  micros,
});

/** Names of the resources, for tables. */
export const resourceSchema = z.enum(RESOURCES);
