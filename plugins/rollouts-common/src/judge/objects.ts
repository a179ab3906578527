import { z } from 'zod';
import type { NetworkAround } from './network';

/*
 * The fields of Kubernetes objects that judging reads, everything else stripped. Parsing an object with its schema is
 * therefore also its projection: what a watch keeps in memory.
 */

const text = z.string().optional();
const count = z.number().default(0);
const stringMap = z.record(z.string(), z.string()).optional();

/** kubectl's copy of the whole manifest: large and never read here. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const annotationsSchema = stringMap.transform(annotations => {
  const { [LAST_APPLIED]: _dropped, ...kept } = annotations ?? {};
  return kept;
});

/** What judging reads of any object's metadata. */
export const metadataSchema = z.object({
  name: z.string(),
  namespace: z.string().default(''),
  uid: z.string().default(''),
  generation: count,
  creationTimestamp: text,
  deletionTimestamp: text,
  /** Who still has to agree before a deleted object goes. */
  finalizers: z.array(z.string()).optional(),
  labels: stringMap,
  annotations: annotationsSchema,
  ownerReferences: z
    .array(
      z.object({
        kind: z.string(),
        name: z.string(),
        uid: z.string(),
        controller: z.boolean().optional(),
      }),
    )
    .optional(),
});

/** A condition of any object's status. */
export const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: text,
  message: text,
  lastTransitionTime: text,
  /** How bad false is, where the controller says so (Cluster API v1beta1). */
  severity: text,
  /** Where the controller says of which generation it speaks. */
  observedGeneration: z.number().optional(),
});
/** A condition of any object's status. */
export type Condition = z.infer<typeof conditionSchema>;
const conditionsSchema = z.array(conditionSchema).nullish();

const containerSchema = z.object({ name: z.string(), image: text });
const templateSchema = z.object({
  metadata: z.object({ labels: stringMap }).optional(),
  spec: z
    .object({
      containers: z.array(containerSchema).default([]),
      initContainers: z.array(containerSchema).optional(),
    })
    .default({ containers: [] }),
});

/** `apps` Deployment. */
export const deploymentSchema = z.object({
  kind: z.literal('Deployment'),
  metadata: metadataSchema,
  spec: z.object({
    /** The API server's default. */
    replicas: z.number().default(1),
    paused: z.boolean().default(false),
    progressDeadlineSeconds: z.number().optional(),
    template: templateSchema.optional(),
  }),
  status: z
    .object({
      observedGeneration: count,
      replicas: count,
      updatedReplicas: count,
      readyReplicas: count,
      availableReplicas: count,
      /** Pods that are being deleted; absent on API servers before 1.33. */
      terminatingReplicas: z.number().optional(),
      conditions: conditionsSchema,
    })
    .prefault({}),
});
/** `apps` Deployment. */
export type Deployment = z.infer<typeof deploymentSchema>;

const updateStrategySchema = z
  .object({
    type: z.string().default('RollingUpdate'),
    rollingUpdate: z.object({ partition: z.number().optional() }).nullish(),
  })
  .prefault({});

/** `apps` StatefulSet. */
export const statefulSetSchema = z.object({
  kind: z.literal('StatefulSet'),
  metadata: metadataSchema,
  spec: z.object({
    replicas: z.number().default(1),
    minReadySeconds: count,
    podManagementPolicy: z.string().default('OrderedReady'),
    /** The number of the first pod. */
    ordinals: z.object({ start: count }).nullish(),
    updateStrategy: updateStrategySchema,
    template: templateSchema.optional(),
  }),
  status: z
    .object({
      observedGeneration: count,
      replicas: count,
      readyReplicas: count,
      currentReplicas: count,
      updatedReplicas: count,
      /** Absent on API servers before 1.22. */
      availableReplicas: z.number().optional(),
      currentRevision: z.string().default(''),
      updateRevision: z.string().default(''),
      conditions: conditionsSchema,
    })
    .prefault({}),
});
/** `apps` StatefulSet. */
export type StatefulSet = z.infer<typeof statefulSetSchema>;

/** `apps` DaemonSet. */
export const daemonSetSchema = z.object({
  kind: z.literal('DaemonSet'),
  metadata: metadataSchema,
  spec: z.object({
    updateStrategy: updateStrategySchema,
    template: templateSchema.optional(),
  }),
  status: z
    .object({
      observedGeneration: count,
      desiredNumberScheduled: count,
      currentNumberScheduled: count,
      updatedNumberScheduled: count,
      numberReady: count,
      numberAvailable: count,
      conditions: conditionsSchema,
    })
    .prefault({}),
});
/** `apps` DaemonSet. */
export type DaemonSet = z.infer<typeof daemonSetSchema>;

/** `apps` ReplicaSet. */
export const replicaSetSchema = z.object({
  kind: z.literal('ReplicaSet'),
  metadata: metadataSchema,
  spec: z.object({
    replicas: z.number().default(1),
    template: templateSchema.optional(),
  }),
  status: z
    .object({
      observedGeneration: count,
      replicas: count,
      readyReplicas: count,
      availableReplicas: count,
      conditions: conditionsSchema,
    })
    .prefault({}),
});
/** `apps` ReplicaSet. */
export type ReplicaSet = z.infer<typeof replicaSetSchema>;

const terminatedSchema = z.object({
  reason: text,
  message: text,
  exitCode: z.number().optional(),
  startedAt: text,
  finishedAt: text,
});
const containerStateSchema = z
  .object({
    waiting: z.object({ reason: text, message: text }).nullish(),
    running: z.object({ startedAt: text }).nullish(),
    terminated: terminatedSchema.nullish(),
  })
  .nullish();

const containerStatusSchema = z.object({
  name: z.string(),
  image: text,
  imageID: text,
  /** Whether its startup probe has passed; absent where the kubelet does not say. */
  started: z.boolean().nullish(),
  ready: z.boolean().default(false),
  restartCount: count,
  state: containerStateSchema,
  lastState: containerStateSchema,
});
/** What the kubelet says about one container of a pod. */
export type ContainerStatus = z.infer<typeof containerStatusSchema>;

const nodeAffinitySchema = z
  .object({
    requiredDuringSchedulingIgnoredDuringExecution: z
      .object({
        nodeSelectorTerms: z.array(
          z.object({
            matchExpressions: z
              .array(
                z.object({
                  key: z.string(),
                  operator: z.string(),
                  values: z.array(z.string()).nullish(),
                }),
              )
              .nullish(),
          }),
        ),
      })
      .nullish(),
  })
  .nullish();

/** Core Pod. */
export const podSchema = z.object({
  kind: z.literal('Pod'),
  metadata: metadataSchema,
  spec: z
    .object({
      nodeName: text,
      /** Absent is `Always`. */
      restartPolicy: text,
      nodeSelector: stringMap.nullish(),
      affinity: z.object({ nodeAffinity: nodeAffinitySchema }).nullish(),
      /** Read, as the two above, while no node has been found. */
      volumes: z
        .array(
          z.object({
            persistentVolumeClaim: z.object({ claimName: text }).nullish(),
          }),
        )
        .nullish(),
      containers: z
        .array(
          z.object({
            ports: z
              .array(z.object({ hostPort: z.number().nullish() }))
              .nullish(),
          }),
        )
        .nullish(),
      schedulingGates: z.array(z.object({ name: z.string() })).nullish(),
      /** Those with `restartPolicy: Always` are sidecars: they run beside the containers. */
      initContainers: z
        .array(z.object({ name: z.string(), restartPolicy: text }))
        .nullish(),
    })
    .prefault({}),
  status: z
    .object({
      phase: z.string().default('Pending'),
      reason: text,
      message: text,
      /** How a resize stands, on API servers before 1.33; later ones say so by conditions. */
      resize: text,
      conditions: conditionsSchema,
      initContainerStatuses: z.array(containerStatusSchema).nullish(),
      containerStatuses: z.array(containerStatusSchema).nullish(),
    })
    .prefault({}),
});
/** Core Pod. */
export type Pod = z.infer<typeof podSchema>;

/** `batch` Job. */
export const jobSchema = z.object({
  kind: z.literal('Job'),
  metadata: metadataSchema,
  spec: z
    .object({
      suspend: z.boolean().default(false),
      completions: z.number().nullish(),
      parallelism: z.number().nullish(),
      /** Another controller than Kubernetes' own runs it. */
      managedBy: text,
      /** When enough has succeeded, whatever else has not; only whether there is one is read. */
      successPolicy: z.object({}).nullish(),
      template: templateSchema.optional(),
    })
    .prefault({}),
  status: z
    .object({
      active: count,
      succeeded: count,
      failed: count,
      /** Pods that are being deleted. */
      terminating: z.number().nullish(),
      /** Indexes that have failed for good, for example `1,3-5`. */
      failedIndexes: text,
      startTime: text,
      completionTime: text,
      conditions: conditionsSchema,
    })
    .prefault({}),
});
/** `batch` Job. */
export type Job = z.infer<typeof jobSchema>;

/** `batch` CronJob. */
export const cronJobSchema = z.object({
  kind: z.literal('CronJob'),
  metadata: metadataSchema,
  spec: z.object({
    schedule: z.string().default(''),
    /** IANA name; that of the controller, usually UTC, where absent. */
    timeZone: z.string().nullish(),
    concurrencyPolicy: z.string().default('Allow'),
    failedJobsHistoryLimit: z.number().nullish(),
    suspend: z.boolean().default(false),
    jobTemplate: z
      .object({
        spec: z.object({ template: templateSchema.optional() }).optional(),
      })
      .optional(),
  }),
  status: z
    .object({
      lastScheduleTime: text,
      lastSuccessfulTime: text,
      /** Unfinished jobs. */
      active: z.array(z.object({ name: text })).nullish(),
    })
    .prefault({}),
});
/** `batch` CronJob. */
export type CronJob = z.infer<typeof cronJobSchema>;

/**
 * Any other resource. Its rule is found by group and kind, and reads `spec` and `status` with a schema of its own, so that
 * an object of an unexpected shape is judged unknown instead of being left out. Both are kept whole: this is no projection.
 */
export const otherObjectSchema = z.object({
  apiVersion: z.string().default(''),
  kind: z.string(),
  metadata: metadataSchema,
  spec: z.unknown().optional(),
  status: z.unknown().optional(),
  /** An EndpointSlice has them beside its metadata. */
  endpoints: z.unknown().optional(),
});
/** Any other resource. */
export type OtherObject = z.infer<typeof otherObjectSchema>;

/** Core Event, reduced to what is quoted. */
export const eventSchema = z.object({
  kind: z.literal('Event'),
  metadata: z.object({ name: z.string(), namespace: z.string().default('') }),
  involvedObject: z.object({
    kind: z.string().default(''),
    name: z.string().default(''),
    uid: z.string().default(''),
    /** Which part of it, for example `spec.containers{app}`. */
    fieldPath: text,
  }),
  type: z.string().default('Normal'),
  reason: z.string().default(''),
  message: z.string().default(''),
  count: z.number().nullish(),
  firstTimestamp: z.string().nullish(),
  lastTimestamp: z.string().nullish(),
  eventTime: z.string().nullish(),
  series: z
    .object({
      count: z.number().nullish(),
      lastObservedTime: z.string().nullish(),
    })
    .nullish(),
});
/** Core Event, reduced to what is quoted. */
export type KubernetesEvent = z.infer<typeof eventSchema>;

/** A workload that rolls out: it owns pods that all come from one template. */
export type RollingWorkload = Deployment | StatefulSet | DaemonSet;

/** Every kind with a rule of its own. */
export type JudgedObject = RollingWorkload | ReplicaSet | Pod | Job | CronJob;

/** The objects around a workload that its verdict takes into account. Unrelated ones are ignored. */
export interface RelatedObjects {
  replicaSets?: ReplicaSet[];
  pods?: Pod[];
  jobs?: Job[];
  events?: KubernetesEvent[];
}

/** Everything around an object that its verdict takes into account. */
export interface Surroundings extends RelatedObjects {
  /** What traffic passes through; not looked at where absent. */
  network?: NetworkAround;
  /** Autoscalers of its namespace. */
  autoscalers?: OtherObject[];
}
