import { z } from 'zod';
import { environmentSchema } from './environment';
import { listOf, proseSchema } from './prose';
import { verdictSchema } from './verdict';

/** What a request is about: a new claim, a change of one, its production deletion, or the adoption of a namespace. */
export const requestKindSchema = z.enum([
  'create',
  'resize',
  'owner',
  'details',
  'expiry',
  'deletion',
  'adoption',
]);
/** See `requestKindSchema`. */
export type RequestKind = z.infer<typeof requestKindSchema>;

/**
 * Where a request is in its life. Every state but `waiting` is final. `superseded`: the namespace became another than the one
 * it was asked for, so nobody may decide it any more; `reason` says what changed.
 */
export const requestStateSchema = z.enum([
  'waiting',
  'approved',
  'rejected',
  'withdrawn',
  'timed-out',
  'superseded',
]);
/** See `requestStateSchema`. */
export type RequestState = z.infer<typeof requestStateSchema>;

/**
 * An approval a request needs. Each needs a person of its own who is not the requester.
 *
 * - `platform`: the platform team
 * - `approvers`: the team's own approvers, or the platform team
 * - `receiver`: the group that would own the namespace
 * - `second`: a second person of the owner group, or the platform team; for every end of production
 */
export const requestSlotSchema = z.object({
  role: z.enum(['platform', 'approvers', 'receiver', 'second']),
  /** Whoever may change every claim may give it. */
  platform: z.boolean(),
  /** Members of these groups may give it. */
  groups: z.array(z.string()),
});
/** See `requestSlotSchema`. */
export type RequestSlot = z.infer<typeof requestSlotSchema>;

/** An approval that was given. */
export const requestApprovalSchema = z.object({
  role: requestSlotSchema.shape.role,
  /** Entity reference of the person. */
  by: z.string(),
  /** Group the person acted for, where the catalog knew them in it: one who leaves it before it takes effect does not count. */
  via: z.string().optional(),
  /** ISO 8601. */
  at: z.string(),
  comment: z.string().optional(),
});
/** See `requestApprovalSchema`. */
export type RequestApproval = z.infer<typeof requestApprovalSchema>;

/** What somebody asked for, and what became of it. Requested and granted values stay side by side. */
export const namespaceRequestSchema = z.object({
  id: z.string(),
  claimId: z.string(),
  kind: requestKindSchema,
  state: requestStateSchema,
  /** The claim it is about, as it was when the request was filed. */
  claim: z.object({
    name: z.string(),
    cluster: z.string(),
    environment: environmentSchema,
    ownerRef: z.string(),
  }),
  /** Entity reference of the person who asked. */
  requestedBy: z.string(),
  /** People who brought it about without asking for it, for example by setting the end that came: none of them decides it. */
  broughtAboutBy: z.array(z.string()).optional(),
  /** ISO 8601. */
  requestedAt: z.string(),
  /** What the requester said beside the values. */
  comment: z.string().optional(),
  /** The values before; absent for a new claim. */
  original: z.record(z.string(), z.unknown()).optional(),
  /** The values asked for. */
  requested: z.record(z.string(), z.unknown()),
  /** The values approved; absent until then. */
  granted: z.record(z.string(), z.unknown()).optional(),
  /** What the policy decided, on which numbers. */
  decision: verdictSchema,
  /** Approvals it needs. */
  slots: z.array(requestSlotSchema),
  /** Approvals given so far. */
  approvals: z.array(requestApprovalSchema),
  /** Who ended it; `system` for policy and time. */
  decidedBy: z.string().optional(),
  /** ISO 8601. */
  decidedAt: z.string().optional(),
  /** Why it was rejected, withdrawn, superseded or timed out. */
  reason: z.string().optional(),
  /** When it times out. ISO 8601; absent once decided. */
  dueAt: z.string().optional(),
  /** What the caller may do with it right now. */
  actions: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
});
/** See `namespaceRequestSchema`. */
export type NamespaceRequest = z.infer<typeof namespaceRequestSchema>;

/** Part of the requests, newest first, and how many there are in all. */
export const requestPageSchema = z.object({
  items: z.array(namespaceRequestSchema),
  totalItems: z.number(),
});
/** See `requestPageSchema`. */
export type RequestPage = z.infer<typeof requestPageSchema>;

/** Query of `GET /requests`. Values of one filter are alternatives; filters narrow each other. */
export const requestQuerySchema = z.object({
  state: listOf(requestStateSchema),
  kind: listOf(requestKindSchema),
  claim: listOf(proseSchema),
  owner: listOf(proseSchema),
  cluster: listOf(proseSchema),
  /** `me-to-decide`: those the caller may decide now; `mine`: those the caller filed. */
  for: z.enum(['me-to-decide', 'mine']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
/** Query of requests with defaults filled in. */
export type RequestQuery = z.infer<typeof requestQuerySchema>;

/** Query of requests as a caller writes it. */
export interface RequestQueryInput {
  state?: RequestState[];
  kind?: RequestKind[];
  claim?: string[];
  owner?: string[];
  cluster?: string[];
  for?: 'me-to-decide' | 'mine';
  limit?: number;
  offset?: number;
}
