import { z } from 'zod';
import { workloadImageSchema } from './workload';
import { workloadRefSchema } from './workloadRef';

/** Who really decides a workload's template: what a patch would be reverted by. */
export const templateOwnerSchema = z.object({
  tool: z.enum(['argocd', 'flux', 'helm', 'other']),
  /** The Application, Kustomization, HelmRelease or release. */
  name: z.string().optional(),
  namespace: z.string().optional(),
  /** What to do in its stead. */
  change: z
    .object({
      repository: z.string().optional(),
      path: z.string().optional(),
      revision: z.string().optional(),
      /** English. */
      description: z.string(),
      /** A patch or command to copy. */
      text: z.string(),
    })
    .optional(),
});
/** Who really decides a workload's template. */
export type TemplateOwner = z.infer<typeof templateOwnerSchema>;

/** One field that a change would alter. Absent sides are absent fields. */
export const fieldChangeSchema = z.object({
  /** JSON pointer. */
  path: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
/** One field that a change would alter. */
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** A sentence with a stable code to translate it by. */
export const noticeSchema = z.object({
  code: z.string(),
  message: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
/** A sentence with a stable code to translate it by. */
export type Notice = z.infer<typeof noticeSchema>;

/** A ConfigMap or Secret that a template reads. Rolling back leaves it as it is now. */
export const configurationSchema = z.object({
  kind: z.enum(['ConfigMap', 'Secret']),
  name: z.string(),
  /** Whether the template is content without it. */
  optional: z.boolean(),
  /**
   * `unchanged` or `changed` since the revision was made, `missing` from the namespace, or `unknown`: the portal reads no
   * Secrets, and may not be allowed to look at ConfigMaps.
   */
  state: z.enum(['unchanged', 'changed', 'missing', 'unknown']),
  /** ISO 8601. When its content was last written. */
  changedAt: z.string().optional(),
});
/** A ConfigMap or Secret that a template reads. */
export type Configuration = z.infer<typeof configurationSchema>;

const planRevisionSchema = z.object({
  revision: z.string(),
  version: z.string().optional(),
  images: z.array(workloadImageSchema),
  createdAt: z.string().optional(),
  changeCause: z.string().optional(),
});

/** Answer of `GET /workloads/…/revisions/:revision/plan`: what rolling back to it would do. Nothing is changed. */
export const revisionPlanSchema = z.object({
  ref: workloadRefSchema,
  /** Precondition to hand to `rollback`. */
  resourceVersion: z.string(),
  /** Of the workload's specification; handed on, a change of its status alone is no conflict. */
  generation: z.number(),
  from: planRevisionSchema,
  to: planRevisionSchema,
  /** Of the workload, from a server-side dry run. Empty: the templates are equal. */
  changes: z.array(fieldChangeSchema),
  /** Both templates as YAML, for a diff view. */
  before: z.string(),
  after: z.string(),
  /** Why it cannot be done; empty where it can. */
  refusals: z.array(noticeSchema),
  /** What to know first: configuration is not rolled back … */
  warnings: z.array(noticeSchema),
  /** What the template to come reads and a rollback leaves as it is. */
  configuration: z.array(configurationSchema),
  owner: templateOwnerSchema.optional(),
  /** Whether the workload's name must be typed: it is in production. */
  confirmName: z.boolean(),
});
/** Answer of `GET /workloads/…/revisions/:revision/plan`. */
export type RevisionPlan = z.infer<typeof revisionPlanSchema>;

const precondition = {
  /** Of the workload as the caller saw it: a change in between is a conflict (409). */
  resourceVersion: z.string().min(1).max(100),
  /** As the caller saw it. With it, only a change of the specification is a conflict, not one of the status. */
  generation: z.number().int().min(0).optional(),
  /** Its name, where the plan asks for it. */
  confirmName: z.string().max(253).optional(),
  /** Why, for the record in the cluster and in the audit log. */
  reason: z.string().trim().max(500).optional(),
  /** Go ahead although another tool owns the template and will revert the change, or an autoscaler the replicas. */
  overrideOwner: z.boolean().optional(),
};

/** Body of `POST /workloads/…/rollback`. */
export const rollbackRequestSchema = z.strictObject({
  ...precondition,
  revision: z.string().min(1).max(100),
});
/** Body of `POST /workloads/…/rollback`. */
export type RollbackRequest = z.infer<typeof rollbackRequestSchema>;

/** Body of `POST /workloads/…/restart`, `…/pause` and `…/resume`. */
export const changeRequestSchema = z.strictObject(precondition);
/** Body of `POST /workloads/…/restart`, `…/pause` and `…/resume`. */
export type ChangeRequest = z.infer<typeof changeRequestSchema>;

/** Body of `POST /workloads/…/scale`. */
export const scaleRequestSchema = z.strictObject({
  ...precondition,
  replicas: z.number().int().min(0).max(10_000),
});
/** Body of `POST /workloads/…/scale`. */
export type ScaleRequest = z.infer<typeof scaleRequestSchema>;

/** Everything that can be done to a workload. */
export const ACTIONS = [
  'rollback',
  'restart',
  'scale',
  'pause',
  'resume',
] as const;
/** One of `ACTIONS`. */
export const actionSchema = z.enum(ACTIONS);
/** One of `ACTIONS`. */
export type WorkloadAction = z.infer<typeof actionSchema>;

/** Answer of `GET /workloads/…/actions`: what the caller may do with a workload now, and what to know first. */
export const actionOptionsSchema = z.object({
  ref: workloadRefSchema,
  /** Preconditions to hand to an action. */
  resourceVersion: z.string(),
  generation: z.number(),
  actions: z.array(
    z.object({
      action: actionSchema,
      possible: z.boolean(),
      /** Why not. */
      refusal: noticeSchema.optional(),
      /** What to know first. */
      warnings: z.array(noticeSchema),
    }),
  ),
  /** Whether the caller may read the logs of its pods. */
  logs: z.boolean(),
  replicas: z.number().optional(),
  /** The HorizontalPodAutoscaler that decides the replicas. */
  autoscaler: z
    .object({
      name: z.string(),
      minReplicas: z.number(),
      maxReplicas: z.number(),
    })
    .optional(),
  owner: templateOwnerSchema.optional(),
  /** Whether the workload's name must be typed: it is in production. */
  confirmName: z.boolean(),
});
/** Answer of `GET /workloads/…/actions`. */
export type ActionOptions = z.infer<typeof actionOptionsSchema>;

/** Answer of every action: the cluster has taken the change; how it goes is the verdict's to say. */
export const actionResultSchema = z.object({
  ref: workloadRefSchema,
  action: actionSchema,
  /** Of the workload after the change. */
  resourceVersion: z.string(),
  /** False: it already was as asked, nothing was written. */
  changed: z.boolean(),
  /** English sentence. */
  message: z.string(),
});
/** Answer of every action. */
export type ActionResult = z.infer<typeof actionResultSchema>;
