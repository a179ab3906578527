import { z } from 'zod';

/** Shortest life of a token that API servers grant, in seconds. */
export const TOKEN_MIN_SECONDS = 600;

/** Body of `POST /claims/:id/connect`. */
export const connectRequestSchema = z.strictObject({
  /** `person`: what owners may do. `ci`: what the deployer account may do. */
  as: z.enum(['person', 'ci']).default('person'),
  /** How long a token should live; the answer says how long it does. Left out: what the portal is configured to. */
  expirationSeconds: z
    .number()
    .int()
    .min(TOKEN_MIN_SECONDS, `at least ${TOKEN_MIN_SECONDS} seconds`)
    .optional(),
});
/** See `connectRequestSchema`; as a caller writes it. */
export type ConnectRequestInput = z.input<typeof connectRequestSchema>;
/** See `connectRequestSchema`. */
export type ConnectRequest = z.infer<typeof connectRequestSchema>;

/**
 * Answer of `POST /claims/:id/connect`. Shown once: the portal keeps neither the kubeconfig nor a token in it, so do not
 * keep it in a query cache either.
 */
export const connectAnswerSchema = z.object({
  as: z.enum(['person', 'ci']),
  /** `oidc`: kubectl signs the person in by itself, nothing secret is in the kubeconfig. `token`: it holds a token. */
  method: z.enum(['oidc', 'token']),
  /** YAML, for `KUBECONFIG` or `kubectl --kubeconfig`. */
  kubeconfig: z.string(),
  /** Name to save it under, for example `maps-web.oslo.yaml`. */
  fileName: z.string(),
  cluster: z.string(),
  namespace: z.string(),
  /** ClusterRole it acts with inside the namespace. */
  clusterRole: z.string(),
  /** ServiceAccount of a token. */
  account: z.string().optional(),
  /** ISO 8601; when the token ends, as the cluster says. Absent for `oidc`. */
  expiresAt: z.string().optional(),
});
/** See `connectAnswerSchema`. */
export type ConnectAnswer = z.infer<typeof connectAnswerSchema>;

/** A person of a group, and the sub-groups that make them one. */
const accessMemberSchema = z.object({
  ref: z.string(),
  title: z.string(),
  /** Groups from the one that has access down to the one the person is in; one entry for a direct member. */
  via: z.array(z.string()),
});

/** A group that has access through a binding the portal keeps. */
export const accessGroupSchema = z.object({
  /** Why it has access. */
  reason: z.enum(['owner', 'readers', 'platform']),
  ref: z.string(),
  title: z.string(),
  /** How the API server names the group. */
  subject: z.string(),
  clusterRole: z.string(),
  binding: z.string(),
  /** Whether the binding is in the cluster; `unknown` while nobody can tell. */
  inCluster: z.enum(['yes', 'no', 'unknown']),
  /** People of the group, sub-groups included; absent where the catalog has no such group. */
  members: z.array(accessMemberSchema).optional(),
});
/** See `accessGroupSchema`. */
export type AccessGroup = z.infer<typeof accessGroupSchema>;

/** An account inside the namespace that the portal keeps. */
export const accessAccountSchema = z.object({
  reason: z.enum(['deployer', 'person']),
  name: z.string(),
  clusterRole: z.string(),
  binding: z.string(),
  inCluster: z.enum(['yes', 'no', 'unknown']),
});
/** See `accessAccountSchema`. */
export type AccessAccount = z.infer<typeof accessAccountSchema>;

/** A binding in the namespace that the portal did not make. */
export const foreignBindingSchema = z.object({
  name: z.string(),
  roleKind: z.string(),
  roleName: z.string(),
  subjects: z.array(
    z.object({
      kind: z.string(),
      name: z.string(),
      namespace: z.string().optional(),
    }),
  ),
  /** Who wrote it, as the cluster records it. */
  manager: z.string().optional(),
  /** ISO 8601. */
  createdAt: z.string().optional(),
});
/** See `foreignBindingSchema`. */
export type ForeignBinding = z.infer<typeof foreignBindingSchema>;

/** How current something read from a cluster's watch is. Times are ISO 8601. */
export const freshnessSchema = z.object({
  /** `live`: as of now. `stale`: as of `since`. `unknown`: never read; nothing may be concluded. */
  state: z.enum(['live', 'stale', 'unknown']),
  since: z.string().optional(),
  /** Why it is not live. */
  reason: z.string().optional(),
});
/** See `freshnessSchema`. */
export type Freshness = z.infer<typeof freshnessSchema>;

/** Answer of `GET /claims/:id/people`. */
export const claimPeopleSchema = z.object({
  groups: z.array(accessGroupSchema),
  accounts: z.array(accessAccountSchema),
  /** Empty with `freshness.state` unknown does not mean there are none. */
  others: z.array(foreignBindingSchema),
  freshness: freshnessSchema,
  /** What the portal cannot see, in words: bindings for the whole cluster, above all. */
  notSeen: z.array(z.string()),
});
/** See `claimPeopleSchema`. */
export type ClaimPeople = z.infer<typeof claimPeopleSchema>;
