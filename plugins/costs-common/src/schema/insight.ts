import { z } from 'zod';
import { accountRefSchema } from './account';
import { accountQuerySchema } from './accountMonth';
import { day, freshnessSchema, coverageSchema, micros } from './parts';

/** Figures that can be opened. */
export const FIGURES = [
  'monthToDate',
  'today',
  'forecast',
  'efficiency',
  'idle',
  'shared',
  'unallocated',
] as const;

/** See `FIGURES`. */
export type Figure = (typeof FIGURES)[number];

/** Query of an explanation. */
export const explanationQuerySchema = accountQuerySchema.extend({
  figure: z.enum(FIGURES),
  day: day.optional(),
});

/** See `explanationQuerySchema`. */
export type ExplanationQueryInput = z.input<typeof explanationQuerySchema>;

/** See `Explanation`. */
export const explanationSchema = z.object({
  account: accountRefSchema,
  figure: z.enum(FIGURES),
  micros: micros.nullable(),
  currency: z.string(),
  /** In words and signs, the same for everybody. */
  formula: z.string(),
  steps: z.array(
    z.object({
      label: z.string(),
      formula: z.string(),
      /** Numbers that went in, by name; money in micro-units where the name ends in `Micros`. */
      inputs: z.array(
        z.object({
          name: z.string(),
          value: z.union([z.number(), z.string()]),
          unit: z.string(),
        }),
      ),
      resultMicros: micros.nullable(),
    }),
  ),
  /** Which prices held, and from when to when in the period. */
  priceVersions: z.array(
    z.object({
      version: z.string(),
      cluster: z.string(),
      from: day,
      to: day,
      charges: z.array(
        z.object({
          chargeId: z.string(),
          name: z.string(),
          amountMicros: micros,
          period: z.string(),
        }),
      ),
    }),
  ),
  coverage: coverageSchema,
  freshness: freshnessSchema,
});

/** Where a figure comes from. */
export type Explanation = z.infer<typeof explanationSchema>;

/** See `RecommendationList`. */
export const recommendationSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  kind: z.string(),
  name: z.string(),
  ownerRef: z.string().nullable(),
  componentRef: z.string().nullable(),
  replicas: z.number(),
  containers: z.array(
    z.object({
      name: z.string(),
      requestCpuMillicores: z.number().nullable(),
      requestMemoryBytes: z.number().nullable(),
      peakCpuMillicores: z.number().nullable(),
      peakMemoryBytes: z.number().nullable(),
      recommendedCpuMillicores: z.number().nullable(),
      recommendedMemoryBytes: z.number().nullable(),
    }),
  ),
  /** What a month would cost less; negative where more is needed. */
  savingMicrosPerMonth: micros,
  /** Unified diff of the manifest, to review and put into its repository. Nothing applies it. */
  diff: z.string(),
});

/** See `RecommendationList`. */
export type Recommendation = z.infer<typeof recommendationSchema>;

/** See `RecommendationList`. */
export const recommendationListSchema = z.object({
  currency: z.string(),
  /** Days looked at; what was observed in them is in `coverage`. */
  from: day,
  to: day,
  cpuHeadroomPercent: z.number(),
  memoryHeadroomPercent: z.number(),
  coverage: coverageSchema,
  /** Why there are none, where there are none; for people. */
  notice: z.string().optional(),
  items: z.array(recommendationSchema),
});

/** Requests that fit what was observed, the largest saving first. */
export type RecommendationList = z.infer<typeof recommendationListSchema>;
