import { z } from 'zod';
import { statusSchema } from '../judge/verdict';
import { noticeSchema } from './action';
import { workloadRefSchema } from './workloadRef';

/** What one engine would say about a workload. */
export const opinionSchema = z.object({
  engine: z.enum(['dugnad', 'kubectl', 'kstatus', 'argocd']),
  /** In the engine's own words, for example `InProgress`; absent where it has no rule for the kind. */
  status: z.string().optional(),
  /** The same in ours, for comparing. */
  as: statusSchema.optional(),
  /** What it would print. */
  message: z.string(),
  agrees: z.boolean(),
  /** Why it says something else than we do. */
  why: noticeSchema.optional(),
});
/** What one engine would say about a workload. */
export type Opinion = z.infer<typeof opinionSchema>;

/** Answer of `GET /workloads/…/agreement`. */
export const agreementSchema = z.object({
  ref: workloadRefSchema,
  /** Ours first. */
  opinions: z.array(opinionSchema),
});
/** Answer of `GET /workloads/…/agreement`. */
export type Agreement = z.infer<typeof agreementSchema>;
