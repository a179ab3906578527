import { z } from 'zod';
import { purposeSchema } from './claimRequest';
import { environmentSchema, ingressSchema, momentSchema } from './environment';
import { fieldDriftSchema } from './fieldDrift';
import { entityRefSchema, proseSchema } from './prose';
import { quotaSchema } from './quota';
import { problemSchema } from './verdict';

/** A namespace the portal did not make. */
export const adoptableSchema = z.object({
  cluster: z.string(),
  name: z.string(),
  uid: z.string(),
  /** ISO 8601. */
  createdAt: z.string().optional(),
  /** Who manages it, for example `Helm`, as its labels, annotations, owners and managed fields tell. */
  managers: z.array(z.string()),
  /** Managers that have to be named in `handOver`. */
  needsHandOver: z.array(z.string()),
  /** Why it can never be adopted. */
  refusal: problemSchema.optional(),
});
/** See `adoptableSchema`. */
export type Adoptable = z.infer<typeof adoptableSchema>;

/** Answer of `GET /adoptable`. */
export const adoptablePageSchema = z.object({
  items: z.array(adoptableSchema),
});

/** Body of `POST /adoptions` and `POST /adoptions/preview`. */
export const adoptionRequestSchema = z.strictObject({
  cluster: proseSchema.min(1).max(300),
  name: proseSchema.min(1).max(63),
  environment: environmentSchema,
  ownerRef: entityRefSchema,
  purpose: purposeSchema,
  size: proseSchema.min(1).max(63).optional(),
  quota: quotaSchema.optional(),
  ingress: ingressSchema.default('controllers'),
  egressInternet: z.boolean().default(false),
  systemRef: entityRefSchema.optional(),
  contact: proseSchema.trim().max(200).optional(),
  dataClassification: proseSchema.trim().max(63).optional(),
  costCenter: proseSchema.trim().max(63).optional(),
  expiresAt: momentSchema.optional(),
  /** Managers that agreed to let go of it; their tools have to be told too. */
  handOver: z.array(proseSchema.max(100)).max(20).default([]),
  /** Why, for the history. */
  reason: proseSchema.trim().max(500).optional(),
});
/** See `adoptionRequestSchema`. */
export type AdoptionRequest = z.infer<typeof adoptionRequestSchema>;
/** Body as a caller writes it. */
export type AdoptionRequestInput = z.input<typeof adoptionRequestSchema>;

/** What adopting would do to one object. */
export const adoptionObjectSchema = z.object({
  group: z.string(),
  kind: z.string(),
  name: z.string(),
  role: z.string(),
  /**
   * `conflict`: something that is not ours is in the way. `refused`: the API server would not take it. `untested`: it can be asked
   * only once the namespace carries the portal's labels; `message` says what it answers until then.
   */
  outcome: z.enum([
    'create',
    'change',
    'unchanged',
    'conflict',
    'refused',
    'untested',
  ]),
  /** From a server-side dry run: what would be after, and is now. */
  changes: z.array(fieldDriftSchema),
  message: z.string().optional(),
  /** What the API server warns of, for example running pods that violate the namespace's new security level. */
  warnings: z.array(z.string()).optional(),
  yaml: z.string(),
});
/** See `adoptionObjectSchema`. */
export type AdoptionObject = z.infer<typeof adoptionObjectSchema>;

/** What adopting would do. Nothing is stored or changed. */
export const adoptionPreviewSchema = z.object({
  /** What stands in the way; empty where it can be adopted. */
  problems: z.array(problemSchema),
  /** What to know before: workloads beyond the quota, traffic that would be cut off. */
  warnings: z.array(z.string()),
  objects: z.array(adoptionObjectSchema),
  /** Client-side appliers whose hold on the fields the portal takes over ends. */
  migrates: z.array(z.string()),
});
/** See `adoptionPreviewSchema`. */
export type AdoptionPreview = z.infer<typeof adoptionPreviewSchema>;
