import { z } from 'zod';
import { isDay, isMonth } from '../calendar/days';

/** What a charge is for. `server` and `storage` have a capacity that is used or idle; the others are shared by everyone in the cluster. */
export const CHARGE_KINDS = [
  'server',
  'storage',
  'network',
  'licence',
  'people',
  'other',
] as const;

/** What a charge is for. */
export type ChargeKind = (typeof CHARGE_KINDS)[number];

/** How often a charge comes: every calendar month, every year from `validFrom` on, or once and then spread over a lifetime. */
export const CHARGE_PERIODS = ['month', 'year', 'once'] as const;

const day = z.string().refine(isDay, 'must be a day such as 2026-02-28');
const micros = z.number().int();

/** Which nodes a server charge pays for; empty is every node of the cluster. */
export const nodeSelectorSchema = z.object({
  /** Exact names. */
  names: z.array(z.string().min(1).max(253)).max(500).optional(),
  /** All of these labels. */
  labels: z.record(z.string(), z.string()).optional(),
});

/** See `ChargeInput`. */
export const chargeInputSchema = z
  .object({
    cluster: z.string().min(1).max(253),
    name: z.string().min(1).max(120),
    kind: z.enum(CHARGE_KINDS),
    /** Micro-units of the organisation's currency per period; for `people` hours × rate. Negative is a credit. */
    amountMicros: micros,
    period: z.enum(CHARGE_PERIODS),
    /** Months over which a charge that comes once is spread. */
    lifetimeMonths: z.number().int().min(1).max(240).optional(),
    /** First day. */
    validFrom: day,
    /** Last day. */
    validTo: day.optional(),
    nodeSelector: nodeSelectorSchema.optional(),
    /** Bytes a storage charge buys; without it what is claimed counts as all there is. */
    capacityBytes: z.number().int().positive().optional(),
    /** How `people` came to its amount. */
    people: z
      .object({
        hoursPerPeriod: z.number().positive(),
        rateMicrosPerHour: micros,
      })
      .optional(),
    /** What the supplier calls the invoice or contract. */
    reference: z.string().max(120).optional(),
  })
  .refine(charge => !charge.validTo || charge.validTo >= charge.validFrom, {
    message: 'must not be before validFrom',
    path: ['validTo'],
  })
  .refine(charge => charge.period !== 'once' || charge.lifetimeMonths, {
    message: 'must be given for a charge that comes once',
    path: ['lifetimeMonths'],
  })
  .refine(charge => charge.period !== 'once' || !charge.validTo, {
    message: 'follows from the lifetime of a charge that comes once',
    path: ['validTo'],
  });

/** A charge as somebody enters it. */
export type ChargeInput = z.infer<typeof chargeInputSchema>;

/** See `Charge`. */
export const chargeSchema = chargeInputSchema.safeExtend({
  id: z.string(),
  /** Where it was entered. */
  origin: z.enum(['config', 'page']),
  /** Why it was entered, where it corrects another charge. */
  reason: z.string().optional(),
  /** The charge it corrects. */
  correctsId: z.string().optional(),
  createdBy: z.string().optional(),
  createdAt: z.string().optional(),
});

/** A charge on the bill. Amounts are micro-units of the organisation's currency. */
export type Charge = z.infer<typeof chargeSchema>;

/** A correction: an amount booked in an open month, with the reason. The corrected charge stays as it is. */
export const correctionInputSchema = z.object({
  /** Added to the bill of `month`; negative is a credit. */
  amountMicros: micros,
  month: z.string().refine(isMonth, 'must be a month such as 2026-02'),
  reason: z.string().trim().min(3).max(500),
});

/** See `correctionInputSchema`. */
export type CorrectionInput = z.infer<typeof correctionInputSchema>;

/** Ends a charge: its last day. A new price is a new charge from the next day on. */
export const endChargeSchema = z.object({ validTo: day });
