import { z } from 'zod';
import { conditionSchema } from '../judge/objects';
import { Status } from '../judge/verdict';

/*
 * The fields that other tools' status engines read. No default of the API server is assumed: the engines treat an absent
 * field differently from its default.
 */

const count = z.number().optional();
const text = z.string().optional();
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform(items => items ?? []);

const containerSchema = z.object({
  name: z.string(),
  state: z
    .object({
      waiting: z.object({ reason: text, message: text }).nullish(),
      terminated: z
        .object({ reason: text, message: text, exitCode: count })
        .nullish(),
    })
    .nullish(),
  lastState: z.object({ terminated: z.unknown().optional() }).nullish(),
});

const specSchema = z
  .looseObject({
    replicas: count,
    paused: z.boolean().optional(),
    suspend: z.boolean().optional(),
    progressDeadlineSeconds: count,
    updateStrategy: z
      .object({
        type: text,
        rollingUpdate: z.object({ partition: count }).nullish(),
      })
      .optional(),
    parallelism: count,
    completions: count.nullable(),
    restartPolicy: text,
    type: text,
    clusterIP: text,
  })
  .prefault({});

const statusSchema = z
  .looseObject({
    observedGeneration: count,
    replicas: count,
    updatedReplicas: count,
    readyReplicas: count,
    availableReplicas: count,
    currentReplicas: count,
    fullyLabeledReplicas: count,
    currentRevision: text,
    updateRevision: text,
    desiredNumberScheduled: count,
    currentNumberScheduled: count,
    updatedNumberScheduled: count,
    numberAvailable: count,
    numberReady: count,
    phase: text,
    message: text,
    startTime: text,
    conditions: list(conditionSchema),
    containerStatuses: list(containerSchema),
    initContainerStatuses: list(containerSchema),
    loadBalancer: z.object({ ingress: list(z.unknown()) }).optional(),
  })
  .prefault({});

/** Any Kubernetes object, as far as `kubectl rollout status`, kstatus and Argo CD read it. */
export const engineObjectSchema = z.object({
  apiVersion: z.string().default(''),
  kind: z.string(),
  metadata: z.object({
    name: z.string(),
    generation: count,
    creationTimestamp: text,
    deletionTimestamp: text,
    annotations: z.record(z.string(), z.string()).optional(),
  }),
  spec: specSchema,
  status: statusSchema,
});
/** Any Kubernetes object, as far as the engines read it. */
export type EngineObject = z.output<typeof engineObjectSchema>;

/** What one engine says about one object. */
export interface EngineVerdict {
  /** In the engine's own vocabulary. */
  status: string;
  /** The same in ours; absent where the engine refuses to say. */
  as?: Status;
  /** Why, in one English sentence of ours. */
  message: string;
}

/** A rule of an engine: what it says about an object of one kind. */
export type EngineRule = (object: EngineObject, now: Date) => EngineVerdict;

/** The condition of a type, whatever its status. */
export function findCondition(object: EngineObject, type: string) {
  return object.status.conditions.find(condition => condition.type === type);
}

/** Whether a condition is there and true. */
export function isTrue(object: EngineObject, type: string): boolean {
  return findCondition(object, type)?.status === 'True';
}
