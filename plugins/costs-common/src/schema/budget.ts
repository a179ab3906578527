import { z } from 'zod';
import { ACCOUNT_KINDS } from './account';
import { micros } from './parts';

/** What budgets can be set for. */
export const BUDGET_KINDS = ['namespace', 'owner', 'cost-centre'] as const;

/** See `BudgetInput`. */
export const budgetInputSchema = z.object({
  account: z.object({
    kind: z.enum(BUDGET_KINDS),
    id: z.string().min(1).max(600),
  }),
  /** Micro-units a month. */
  amountMicros: micros.positive(),
  /** A hard budget refuses new and larger namespace claims. */
  isHard: z.boolean().default(false),
  note: z.string().max(500).optional(),
});

/** A monthly budget as somebody sets it. One per account; setting it again replaces it. */
export type BudgetInput = z.input<typeof budgetInputSchema>;

/** See `Budget`. */
export const budgetSchema = budgetInputSchema.extend({
  id: z.string(),
  isHard: z.boolean(),
  updatedBy: z.string(),
  updatedAt: z.string(),
});

/** A monthly budget. */
export type Budget = z.infer<typeof budgetSchema>;

/** See `BudgetStandingView`. */
export const budgetStandingSchema = z.object({
  budget: budgetSchema,
  state: z.enum(['ok', 'warning', 'exceeded']),
  actualMicros: micros,
  actualPercent: z.number(),
  /** Absent with less than three days of data. */
  forecastMicros: micros.optional(),
  forecastPercent: z.number().optional(),
  reached: z.array(
    z.object({
      basis: z.enum(['actual', 'forecast']),
      percent: z.union([z.literal(50), z.literal(80), z.literal(100)]),
    }),
  ),
  mayEdit: z.boolean(),
});

/** A budget and how it stands this month, by direct cost. */
export type BudgetStandingView = z.infer<typeof budgetStandingSchema>;

/** See `BudgetStandingView`. */
export const budgetListSchema = z.object({
  currency: z.string(),
  items: z.array(budgetStandingSchema),
});

/** Query of budgets: those of one account, or all the caller may see. */
export const budgetQuerySchema = z.object({
  kind: z.enum(ACCOUNT_KINDS).optional(),
  id: z.string().max(600).optional(),
});

/** What is asked for, in Kubernetes' base units. */
export const quotaSchema = z.object({
  cpuMillicores: z.number().int().nonnegative(),
  memoryBytes: z.number().int().nonnegative(),
  storageBytes: z.number().int().nonnegative(),
});

/** See `QuoteRequest`. */
export const quoteRequestSchema = z.object({
  cluster: z.string().min(1).max(253),
  environment: z.string().max(63).optional(),
  quota: quotaSchema,
});

/** What a quota would cost at most. */
export type QuoteRequest = z.infer<typeof quoteRequestSchema>;

/** See `Quote`. */
export const quoteSchema = z.object({
  /** Worst case: the whole quota in use, all month; without idle and shared cost. */
  perMonthMicros: micros,
  currency: z.string(),
  /** How it was made, for people. */
  basis: z.string(),
  /** ISO 8601. */
  asOf: z.string(),
  lines: z.array(
    z.object({
      resource: z.enum(['cpu', 'memory', 'storage']),
      /** Cores or GiB. */
      quantity: z.number(),
      unit: z.enum(['core', 'GiB']),
      micros,
    }),
  ),
});

/** The answer to a `QuoteRequest`. */
export type Quote = z.infer<typeof quoteSchema>;

/** See `BudgetCheck`. */
export const budgetCheckSchema = z.object({
  ownerRef: z.string().min(1).max(300),
  namespace: z.string().min(1).max(63),
  cluster: z.string().min(1).max(253),
  environment: z.string().max(63).optional(),
  costCenter: z.string().max(63).optional(),
  quota: quotaSchema,
  /** The quota there is already, when a claim is made larger: only the difference counts. */
  currentQuota: quotaSchema.optional(),
});

/** May a claim of this size be made, by the hard budgets it falls under? */
export type BudgetCheck = z.infer<typeof budgetCheckSchema>;

/** See `BudgetVerdict`. */
export const budgetVerdictSchema = z.object({
  allowed: z.boolean(),
  /** Why not, or what it comes to, with the figures; for people. */
  message: z.string().optional(),
  figures: z.array(
    z.object({
      account: z.object({ kind: z.enum(BUDGET_KINDS), id: z.string() }),
      isHard: z.boolean(),
      budgetMicros: micros,
      /** Forecast of the month, or what is spent where there is none yet. */
      expectedMicros: micros,
      isForecast: z.boolean(),
      /** What the claim adds a month at most. */
      addedMicros: micros,
      allowed: z.boolean(),
    }),
  ),
  currency: z.string(),
  /** For the namespaces plugin alone, which adds up under its own lock what claims may cost: every hard budget, with its figures. */
  hard: z
    .array(
      z.object({
        account: z.object({ kind: z.enum(BUDGET_KINDS), id: z.string() }),
        budgetMicros: micros,
        expectedMicros: micros,
        /** Whether who asks for the claim may be told the figures. */
        isVisible: z.boolean(),
        /** What of `expectedMicros` is in which namespace. */
        namespaces: z.array(
          z.object({
            cluster: z.string(),
            namespace: z.string(),
            expectedMicros: micros,
          }),
        ),
      }),
    )
    .optional(),
});

/** The answer to a `BudgetCheck`. */
export type BudgetVerdict = z.infer<typeof budgetVerdictSchema>;
