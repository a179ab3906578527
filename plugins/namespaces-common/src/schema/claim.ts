import { z } from 'zod';
import { claimStateSchema } from './claimState';
import { environmentSchema, ingressSchema } from './environment';
import { namespaceRequestSchema } from './namespaceRequest';
import { objectStatusSchema } from './objectStatus';
import { quotaSchema } from './quota';
import { verdictSchema } from './verdict';

/** What the caller may do with a claim right now: permission and state together. */
export const claimActionsSchema = z.object({
  release: z.boolean(),
  repair: z.boolean(),
  retry: z.boolean(),
  deploy: z.boolean(),
  /** Ask for another size, owner, details or expiry. */
  change: z.boolean().default(false),
  /** Ask for a later end. */
  extend: z.boolean().default(false),
  /** Undo the grace after expiry. */
  restore: z.boolean().default(false),
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
  /** Name of a configured size, or `custom`. */
  size: z.string(),
  /** Explicit quota; absent where the size's plan counts. */
  quota: quotaSchema.optional(),
  systemRef: z.string().optional(),
  contact: z.string().optional(),
  dataClassification: z.string().optional(),
  costCenter: z.string().optional(),
  ingress: ingressSchema.default('controllers'),
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
  /** Set in grace after expiry: when it is deleted unless it is restored. */
  graceUntil: z.string().optional(),
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
  /** Requests about this claim that wait for a decision, newest first. */
  openRequests: z.array(namespaceRequestSchema).default([]),
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
