import { z } from 'zod';
import { verdictSchema } from '../judge/verdict';
import { workloadRefSchema } from './workloadRef';

/** An image of a workload's current template. */
export const workloadImageSchema = z.object({
  container: z.string(),
  image: z.string(),
});

/** One workload as lists show it. */
export const workloadSchema = workloadRefSchema.extend({
  uid: z.string(),
  /** What the workload is a part of, for the matrix: its component's name, or its `app.kubernetes.io/name`, or its own name. */
  application: z.string(),
  /** The catalog component it belongs to. */
  entityRef: z.string().optional(),
  /** Entities that all claim it, so that it belongs to none of them. Absent where nothing is in dispute. */
  claimedBy: z.array(z.string()).optional(),
  /** Whose it is: of the namespace, or where that names nobody, of the one component. */
  ownerRef: z.string().optional(),
  /** `dev`, `test`, `prod` … as the namespace says. */
  environment: z.string().optional(),
  /** Tag (or shortened digest) of the first container's image. */
  version: z.string().optional(),
  images: z.array(workloadImageSchema),
  verdict: verdictSchema.omit({ checks: true }),
  /** Absent for a CronJob. */
  replicas: z
    .object({
      desired: z.number(),
      updated: z.number(),
      ready: z.number(),
      available: z.number(),
    })
    .optional(),
  /** Number or hash of the current revision, where there is one. */
  revision: z.string().optional(),
  /** ISO 8601. When the current revision appeared. */
  revisedAt: z.string().optional(),
  /** ISO 8601. */
  createdAt: z.string().optional(),
  /** ISO 8601. Set while the cluster does not answer: what follows the verdict is as of then. */
  staleSince: z.string().optional(),
  /** What a signal names when this, or anything beside it in its namespace, may read differently. Opaque. */
  signalKey: z.string(),
});
/** One workload as lists show it. */
export type Workload = z.infer<typeof workloadSchema>;
