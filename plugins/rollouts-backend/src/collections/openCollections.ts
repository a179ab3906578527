import {
  ClustersService,
  Item,
  KubernetesObject,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';
import {
  controllerUid,
  CronJob,
  cronJobSchema,
  DaemonSet,
  daemonSetSchema,
  Deployment,
  deploymentSchema,
  Job,
  jobSchema,
  KubernetesEvent,
  Pod,
  ReplicaSet,
  replicaSetSchema,
  StatefulSet,
  statefulSetSchema,
} from '@dugnad/plugin-rollouts-common';
import { z } from 'zod';
import {
  ControllerRevision,
  projectControllerRevision,
} from './projectControllerRevision';
import { projectEvent } from './projectEvent';
import { NamespaceFacts, projectNamespace } from './projectNamespace';
import { projectPod } from './projectPod';
import { Provenance, ProvenanceNames, provenanceOf } from './provenanceOf';

/** Index: items whose controller has this uid. */
export const BY_OWNER = 'owner';
/** Index: workloads in this namespace. */
export const BY_NAMESPACE = 'namespace';
/** Index: events about the object with this uid. */
export const BY_INVOLVED = 'involved';

/** An object with where its template comes from. */
export type Provenanced<T> = T & { provenance: Provenance };

/** A workload as the watch keeps it. */
export type WatchedWorkload = Provenanced<
  Deployment | StatefulSet | DaemonSet | CronJob
>;

/** Everything a verdict is made of, live, from every cluster. */
export interface RolloutCollections {
  workloads: {
    Deployment: LiveCollection<Provenanced<Deployment>>;
    StatefulSet: LiveCollection<Provenanced<StatefulSet>>;
    DaemonSet: LiveCollection<Provenanced<DaemonSet>>;
    CronJob: LiveCollection<Provenanced<CronJob>>;
  };
  replicaSets: LiveCollection<ReplicaSet>;
  /** Templates of StatefulSets and DaemonSets. */
  controllerRevisions: LiveCollection<ControllerRevision>;
  pods: LiveCollection<Pod>;
  jobs: LiveCollection<Job>;
  events: LiveCollection<KubernetesEvent>;
  namespaces: LiveCollection<NamespaceFacts>;
}

const parsedWith =
  <T>(schema: z.ZodType<T>) =>
  (object: KubernetesObject): T | undefined =>
    schema.safeParse(object).data;

const byOwner = {
  [BY_OWNER]: ({
    value,
  }: Item<ReplicaSet | ControllerRevision | Pod | Job>) => {
    const uid = controllerUid(value);
    return uid ? [uid] : [];
  },
};

const byNamespace = {
  [BY_NAMESPACE]: ({ namespace = '' }: Item<unknown>) => [namespace],
};

const byInvolved = {
  [BY_INVOLVED]: ({ value }: Item<KubernetesEvent>) => [
    value.involvedObject.uid,
  ],
};

/** Starts (or joins) the watches. One per resource and cluster, however many pages are open. */
export function openCollections(
  clusters: ClustersService,
  names: ProvenanceNames,
): RolloutCollections {
  const workload =
    <T>(schema: z.ZodType<T>) =>
    (object: KubernetesObject): Provenanced<T> | undefined => {
      const parsed = schema.safeParse(object).data;
      return parsed && { ...parsed, provenance: provenanceOf(object, names) };
    };
  const watch = <T>(
    group: string,
    kind: string,
    project: (object: KubernetesObject) => T | undefined,
    indexes?: Record<string, (item: Item<T>) => string[]>,
  ) =>
    clusters.collection({
      id: `rollouts.${kind}`,
      resource: { group, kind },
      project,
      indexes,
    });
  return {
    workloads: {
      Deployment: watch(
        'apps',
        'Deployment',
        workload(deploymentSchema),
        byNamespace,
      ),
      StatefulSet: watch(
        'apps',
        'StatefulSet',
        workload(statefulSetSchema),
        byNamespace,
      ),
      DaemonSet: watch('apps', 'DaemonSet', workload(daemonSetSchema)),
      CronJob: watch('batch', 'CronJob', workload(cronJobSchema)),
    },
    replicaSets: watch(
      'apps',
      'ReplicaSet',
      parsedWith(replicaSetSchema),
      byOwner,
    ),
    controllerRevisions: watch(
      'apps',
      'ControllerRevision',
      projectControllerRevision,
      byOwner,
    ),
    jobs: watch('batch', 'Job', parsedWith(jobSchema), byOwner),
    pods: watch('', 'Pod', projectPod, byOwner),
    events: watch('', 'Event', projectEvent, byInvolved),
    namespaces: watch('', 'Namespace', projectNamespace),
  };
}
