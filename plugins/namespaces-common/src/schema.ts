import { z } from 'zod';

/** Kubernetes' limit for a namespace name (RFC 1123 label). */
export const NAME_MAX_LENGTH = 63;

/** What a namespace is for; decides defaults and, later, approval rules. */
export const environmentSchema = z.enum(['dev', 'test', 'prod']);
/** See `environmentSchema`. */
export type Environment = z.infer<typeof environmentSchema>;

/** No control characters but tabs and line breaks: PostgreSQL refuses some of them, and nobody means them. */
// eslint-disable-next-line no-control-regex -- they are what is refused
const PROSE = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;
const NOT_PROSE = 'must not hold control characters';

const proseSchema = z.string().regex(PROSE, NOT_PROSE);

const entityRefSchema = proseSchema
  .trim()
  .min(1, 'must name an entity, for example group:default/forms')
  .max(300);

/**
 * What a person asks for. Rules that need knowledge of the organisation or of clusters (prefix, reserved names, taken
 * names, owner group, size) are the policy's: see `ClaimPreview.verdict`.
 */
export const claimRequestSchema = z.strictObject({
  name: z
    .string({ error: 'is required: the name of the namespace' })
    .min(1, 'is required: the name of the namespace')
    .max(300, 'at most 300 characters')
    .regex(PROSE, NOT_PROSE),
  cluster: z
    .string({ error: 'is required: one of the configured clusters' })
    .min(1, 'is required: one of the configured clusters')
    .max(300, 'at most 300 characters')
    .regex(PROSE, NOT_PROSE),
  environment: environmentSchema,
  ownerRef: entityRefSchema.describe('Catalog reference of the owner group'),
  purpose: z
    .string({ error: 'is required: what the namespace is for' })
    .regex(PROSE, NOT_PROSE)
    .trim()
    .min(3, 'say in a few words what the namespace is for')
    .max(500, 'at most 500 characters'),
  size: z
    .string({ error: 'is required: one of the configured sizes' })
    .min(1, 'is required: one of the configured sizes')
    .max(300, 'at most 300 characters')
    .regex(PROSE, NOT_PROSE),
  systemRef: entityRefSchema.optional(),
  contact: proseSchema.trim().max(200).optional(),
  dataClassification: proseSchema.trim().max(63).optional(),
  costCenter: proseSchema.trim().max(63).optional(),
  /** Workloads may call addresses on the internet; private ranges stay closed. */
  egressInternet: z.boolean().default(false),
});
/** A request as the backend works with it: defaults filled in. */
export type ClaimRequest = z.infer<typeof claimRequestSchema>;
/** A request as a caller writes it. */
export type ClaimRequestInput = z.input<typeof claimRequestSchema>;

/**
 * Where a claim is in its life:
 * `requested → waiting → approved | rejected | withdrawn | timed-out → provisioning → ready ⇄ drifted | partial →
 * expiring → expired → deleting → deleted`; `adopted` is another way in.
 */
export const claimStateSchema = z.enum([
  'requested',
  'waiting',
  'approved',
  'rejected',
  'withdrawn',
  'timed-out',
  'provisioning',
  'ready',
  'drifted',
  'partial',
  'expiring',
  'expired',
  'deleting',
  'deleted',
  'adopted',
]);
/** See `claimStateSchema`. */
export type ClaimState = z.infer<typeof claimStateSchema>;

/** One reason of a verdict, or one thing wrong with a request. */
export const problemSchema = z.object({
  /** Field of the request it is about, for example `name`; empty for the whole request. */
  field: z.string(),
  /** Stable identifier of the rule, for example `name-prefix`. */
  rule: z.string(),
  /** Names the rule and the way out, in English. */
  message: z.string(),
  /** Values for a translated message, for example `{ prefix: 'maps-' }`. */
  values: z.record(z.string(), z.string()).optional(),
});
/** See `problemSchema`. */
export type Problem = z.infer<typeof problemSchema>;

/** What the policy says of a request. `ask` waits for an approver. */
export const verdictSchema = z.object({
  verdict: z.enum(['approve', 'ask', 'refuse']),
  reasons: z.array(problemSchema),
});
/** See `verdictSchema`. */
export type Verdict = z.infer<typeof verdictSchema>;

/**
 * - `missing`: not applied yet, or gone and to be restored
 * - `applied`: as desired
 * - `drifted`: differs from desired; `message` says where, `manager` who
 * - `conflict`: something that is not ours is in the way; `manager` names it
 * - `failed`: the API server refused it; `message` quotes why
 * - `removing`: being deleted; `finalizers` names what it waits for
 */
export const objectStateSchema = z.enum([
  'missing',
  'applied',
  'drifted',
  'conflict',
  'failed',
  'removing',
]);
/** See `objectStateSchema`. */
export type ObjectState = z.infer<typeof objectStateSchema>;

/** One object of a claim and how it stands in the cluster. */
export const objectStatusSchema = z.object({
  group: z.string(),
  kind: z.string(),
  name: z.string(),
  /** Absent for the Namespace itself. */
  namespace: z.string().optional(),
  /** What it is there for, for example `quota`, `network-dns`, `binding-owners`. Stable, for translation. */
  role: z.string(),
  /** Restored at once when changed by hand. */
  security: z.boolean(),
  state: objectStateSchema,
  message: z.string().optional(),
  manager: z.string().optional(),
  finalizers: z.array(z.string()).optional(),
  /** ISO 8601; when `state` last changed. */
  since: z.string(),
});
/** See `objectStatusSchema`. */
export type ObjectStatus = z.infer<typeof objectStatusSchema>;

/** What the caller may do with a claim right now: permission and state together. */
export const claimActionsSchema = z.object({
  release: z.boolean(),
  repair: z.boolean(),
  retry: z.boolean(),
  deploy: z.boolean(),
});
/** See `claimActionsSchema`. */
export type ClaimActions = z.infer<typeof claimActionsSchema>;

/** A claim as lists show it. */
export const claimSchema = z.object({
  id: z.string(),
  name: z.string(),
  cluster: z.string(),
  environment: environmentSchema,
  ownerRef: z.string(),
  purpose: z.string(),
  size: z.string(),
  systemRef: z.string().optional(),
  contact: z.string().optional(),
  dataClassification: z.string().optional(),
  costCenter: z.string().optional(),
  egressInternet: z.boolean(),
  state: claimStateSchema,
  /** Why it is in this state, for people: the object and message of a failure, for example. */
  stateReason: z.string().optional(),
  /** ISO 8601. */
  stateSince: z.string(),
  /** Set while the cluster does not answer: everything said of the cluster is as of then. ISO 8601. */
  unknownSince: z.string().optional(),
  /** Why the cluster does not answer. */
  unknownReason: z.string().optional(),
  /** Entity reference of the person or service that asked. */
  requestedBy: z.string(),
  requestedAt: z.string(),
  updatedAt: z.string(),
  expiresAt: z.string().optional(),
  /** The catalog entity of the namespace, once there is one. */
  entityRef: z.string(),
});
/** See `claimSchema`. */
export type Claim = z.infer<typeof claimSchema>;

/** A claim as its own page shows it. */
export const claimDetailSchema = claimSchema.extend({
  objects: z.array(objectStatusSchema),
  /** The policy's decision when it was requested. */
  decision: verdictSchema,
  actions: claimActionsSchema,
  /** Set while the reconciler waits before it tries again. */
  retry: z
    .object({
      attempts: z.number(),
      nextAttemptAt: z.string(),
      lastError: z.string(),
    })
    .optional(),
});
/** See `claimDetailSchema`. */
export type ClaimDetail = z.infer<typeof claimDetailSchema>;

/** Part of a list, and how many there are in all. */
export const claimPageSchema = z.object({
  items: z.array(claimSchema),
  totalItems: z.number(),
});
/** See `claimPageSchema`. */
export type ClaimPage = z.infer<typeof claimPageSchema>;

/**
 * What happened: a transition (`from` → `to`) or an event within a state. `kind` is one of `requested`, `approved`,
 * `refused`, `provisioning`, `ready`, `partial`, `drifted`, `restored`, `retry`, `repair`, `release`, `deleted`,
 * `deployed` and is open: show an unknown one by its name.
 */
export const claimEventSchema = z.object({
  id: z.string(),
  claimId: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** Entity reference of a person or service; `system` for the portal's own work. */
  by: z.string(),
  kind: z.string(),
  from: claimStateSchema.optional(),
  to: claimStateSchema.optional(),
  reason: z.string().optional(),
  before: z.record(z.string(), z.unknown()).optional(),
  after: z.record(z.string(), z.unknown()).optional(),
});
/** See `claimEventSchema`. */
export type ClaimEvent = z.infer<typeof claimEventSchema>;

/** One object as it would be applied. */
export const previewObjectSchema = z.object({
  group: z.string(),
  kind: z.string(),
  name: z.string(),
  role: z.string(),
  security: z.boolean(),
  yaml: z.string(),
});
/** See `previewObjectSchema`. */
export type PreviewObject = z.infer<typeof previewObjectSchema>;

/** What would happen if a request were filed now. Nothing is stored. */
export const claimPreviewSchema = z.object({
  verdict: verdictSchema,
  /** Empty where the request is too wrong to make objects of. */
  objects: z.array(previewObjectSchema),
});
/** See `claimPreviewSchema`. */
export type ClaimPreview = z.infer<typeof claimPreviewSchema>;

/** A named plan. Quantities as Kubernetes writes them, for example `500m`, `2Gi`. */
export const sizeSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string().optional(),
  cpu: z.string(),
  memory: z.string(),
  storage: z.string(),
  pods: z.number(),
});
/** See `sizeSchema`. */
export type Size = z.infer<typeof sizeSchema>;

/** What names the portal accepts. Use with `namespaceNameProblems`. */
export const nameRulesSchema = z.object({
  maxLength: z.number(),
  /** Names and `prefix*`, `*suffix` patterns nobody may take. */
  reserved: z.array(z.string()),
});
/** See `nameRulesSchema`. */
export type NameRules = z.infer<typeof nameRulesSchema>;

/** What a request form offers this caller. */
export const claimOptionsSchema = z.object({
  sizes: z.array(sizeSchema),
  environments: z.array(environmentSchema),
  clusters: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      reachable: z.boolean(),
      /** ISO 8601; since when it is (un)reachable. */
      since: z.string(),
    }),
  ),
  /** Groups the caller may request for, with the prefix their names must have. */
  owners: z.array(
    z.object({ ref: z.string(), title: z.string(), prefix: z.string() }),
  ),
  /** Systems owned by these groups, to relate a namespace to. */
  systems: z.array(
    z.object({ ref: z.string(), title: z.string(), ownerRef: z.string() }),
  ),
  nameRules: nameRulesSchema,
  dataClassifications: z.array(z.string()),
});
/** See `claimOptionsSchema`. */
export type ClaimOptions = z.infer<typeof claimOptionsSchema>;

/** Columns a list can be sorted by. */
export const claimSortFieldSchema = z.enum([
  'name',
  'cluster',
  'environment',
  'owner',
  'state',
  'requestedAt',
  'updatedAt',
]);
/** See `claimSortFieldSchema`. */
export type ClaimSortField = z.infer<typeof claimSortFieldSchema>;

const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    value => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).optional(),
  );

/** Query of `GET /claims`. Values of one filter are alternatives; filters narrow each other. */
export const claimQuerySchema = z.object({
  owner: listOf(proseSchema),
  cluster: listOf(proseSchema),
  environment: listOf(environmentSchema),
  /** Default: every state but the final ones (`rejected`, `withdrawn`, `timed-out`, `deleted`). */
  state: listOf(claimStateSchema),
  system: listOf(proseSchema),
  name: listOf(proseSchema),
  /** Part of name, purpose or owner; case does not matter. */
  text: proseSchema.max(200).optional(),
  sort: claimSortFieldSchema.default('name'),
  order: z.enum(['asc', 'desc']).default('asc'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
/** Query of a list with defaults filled in. */
export type ClaimQuery = z.infer<typeof claimQuerySchema>;

/** Query of a list as a caller writes it. */
export interface ClaimQueryInput {
  owner?: string[];
  cluster?: string[];
  environment?: Environment[];
  state?: ClaimState[];
  system?: string[];
  name?: string[];
  text?: string;
  sort?: ClaimSortField;
  order?: 'asc' | 'desc';
  limit?: number;
  offset?: number;
}

/** Body of `POST /claims/:id/release`. */
export const releaseRequestSchema = z.strictObject({
  /** The namespace's name again, so that nothing is deleted by a slip. */
  confirmName: z.string(),
  reason: proseSchema.trim().max(500).optional(),
});
/** See `releaseRequestSchema`. */
export type ReleaseRequest = z.infer<typeof releaseRequestSchema>;

/** Body of `POST /claims/:id/deployments`. */
export const deploymentRequestSchema = z.strictObject({
  manifests: z
    .array(
      z.object({
        /** File the object was read from, for messages. */
        source: z.string().max(500),
        object: z.record(z.string(), z.unknown()),
      }),
    )
    .min(1, 'there is no manifest to apply')
    .max(200, 'at most 200 objects at a time'),
});
/** See `deploymentRequestSchema`. */
export type DeploymentRequest = z.infer<typeof deploymentRequestSchema>;

/** What a deployment applied, in order. */
export const deploymentResultSchema = z.object({
  applied: z.array(
    z.object({ group: z.string(), kind: z.string(), name: z.string() }),
  ),
});
/** See `deploymentResultSchema`. */
export type DeploymentResult = z.infer<typeof deploymentResultSchema>;

/** Answer of `GET /claims/:id/history`, newest first. */
export const claimHistorySchema = z.object({
  items: z.array(claimEventSchema),
});
