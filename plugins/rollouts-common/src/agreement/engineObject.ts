import { z } from 'zod';
import { groupOf } from '../judge/groupOf';
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
    /** There is no status at all, which Argo CD tells from an empty one. */
    absent: z.boolean().optional(),
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
    lastScheduleTime: text,
    lastSuccessfulTime: text,
    active: z.union([z.number(), list(z.unknown())]).optional(),
    conditions: list(conditionSchema),
    containerStatuses: list(containerSchema),
    initContainerStatuses: list(containerSchema),
    loadBalancer: z.object({ ingress: list(z.unknown()) }).optional(),
  })
  .prefault({ absent: true });

/** Any Kubernetes object, as far as `kubectl rollout status`, kstatus and Argo CD read it. */
export const engineObjectSchema = z.object({
  apiVersion: z.string().default(''),
  kind: z.string(),
  metadata: z
    .object({
      name: z.string().default(''),
      generation: count,
      creationTimestamp: text,
      deletionTimestamp: text,
      finalizers: z.array(z.string()).optional(),
      annotations: z.record(z.string(), z.string()).optional(),
    })
    .prefault({}),
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

/**
 * The rule of an object's group and kind, from a table by `group/Kind`. Workloads as the portal keeps them carry no
 * `apiVersion`: they are of Kubernetes' own groups, and found by their kind.
 */
export function ruleOf(
  rules: Record<string, EngineRule>,
  object: EngineObject,
): EngineRule | undefined {
  const { apiVersion, kind } = object;
  const key = apiVersion
    ? `${groupOf(object)}/${kind}`
    : Object.keys(rules).find(name => name.endsWith(`/${kind}`)) ?? '';
  return Object.hasOwn(rules, key) ? rules[key] : undefined;
}

/** The condition of a type, whatever its status. */
export function findCondition(object: EngineObject, type: string) {
  return object.status.conditions.find(condition => condition.type === type);
}

/** Whether a condition is there and true. */
export function isTrue(object: EngineObject, type: string): boolean {
  return findCondition(object, type)?.status === 'True';
}
