import { z } from 'zod';

/** What a set-up check is about; for grouping and translation. */
export const setupAreaSchema = z.enum([
  'reading',
  'writing',
  'tokens',
  'too-much',
  'protection',
  'cluster',
]);
/** See `setupAreaSchema`. */
export type SetupArea = z.infer<typeof setupAreaSchema>;

/**
 * One check of a cluster's set-up.
 *
 * - `ok`: as it should be
 * - `missing`: a right or a part that the portal needs is not there
 * - `excess`: the portal has a right that it must not have
 * - `unknown`: nobody can tell from here; never to be shown as fine
 */
export const setupCheckSchema = z.object({
  /** Stable identifier, for example `write-networkpolicies` or `no-secrets`. */
  check: z.string(),
  area: setupAreaSchema,
  /** What is asked, for people: "create, patch and delete network policies". */
  title: z.string(),
  state: z.enum(['ok', 'missing', 'excess', 'unknown']),
  /** What was found; for rights the verbs and resources. */
  why: z.string(),
  /** What to do, absent where there is nothing to do. */
  fix: z.string().optional(),
});
/** See `setupCheckSchema`. */
export type SetupCheck = z.infer<typeof setupCheckSchema>;

/** Answer of `GET /clusters/:name/setup`. */
export const clusterSetupSchema = z.object({
  cluster: z.string(),
  title: z.string(),
  /** How the portal writes to this cluster. */
  write: z.enum(['apply', 'git']),
  /** Repository of a cluster written through Git. */
  git: z
    .object({ repository: z.string(), branch: z.string(), path: z.string() })
    .optional(),
  /** How people sign in with kubectl. */
  connect: z.enum(['oidc', 'token']),
  /** ISO 8601. */
  checkedAt: z.string(),
  checks: z.array(setupCheckSchema),
  /** Command that applies what is missing. */
  apply: z.string(),
});
/** See `clusterSetupSchema`. */
export type ClusterSetup = z.infer<typeof clusterSetupSchema>;
