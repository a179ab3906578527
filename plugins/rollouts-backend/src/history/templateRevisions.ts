import {
  currentReplicaSet,
  RelatedObjects,
  replicaSetsOf,
  revisionNumber,
  Workload,
} from '@dugnad/plugin-rollouts-common';
import { imagesOf } from '../board/toWorkload';
import { WatchedWorkload } from '../collections/openCollections';
import { ControllerRevision } from '../collections/projectControllerRevision';

/** One template of a workload, as the object that keeps it says. */
export interface TemplateRevision {
  /** Rises with every change of the template, also when it is rolled back. */
  revision: number;
  images: Workload['images'];
  /** ISO 8601. When the object was made, which for a template that is rolled back to was long before. */
  createdAt?: string;
}

function ofDeployment(
  workload: WatchedWorkload & { kind: 'Deployment' },
  related: RelatedObjects,
): TemplateRevision[] {
  const current = currentReplicaSet(workload, related.replicaSets);
  if (!current) {
    return [];
  }
  return replicaSetsOf(workload, related.replicaSets)
    .filter(set => revisionNumber(set) <= revisionNumber(current))
    .map(set => ({
      revision: revisionNumber(set),
      images: imagesOf(set.spec.template),
      createdAt: set.metadata.creationTimestamp,
    }))
    .filter(({ revision }) => revision > 0);
}

function currentOf(
  workload: WatchedWorkload,
  revisions: ControllerRevision[],
): ControllerRevision | undefined {
  return workload.kind === 'StatefulSet'
    ? revisions.find(
        ({ metadata }) => metadata.name === workload.status.updateRevision,
      )
    : revisions[0];
}

/**
 * The templates of a workload up to its current one, newest first; the first is the current one. Empty while its controller
 * has not observed the last change, and for kinds without revisions.
 */
export function templateRevisions(
  workload: WatchedWorkload,
  related: RelatedObjects,
  controllerRevisions: ControllerRevision[],
): TemplateRevision[] {
  if (workload.kind === 'Deployment') {
    return ofDeployment(workload, related);
  }
  if (workload.kind === 'CronJob') {
    return [];
  }
  const { generation } = workload.metadata;
  const current = currentOf(workload, controllerRevisions);
  if (!current || workload.status.observedGeneration < generation) {
    return [];
  }
  return controllerRevisions
    .filter(({ revision }) => revision <= current.revision)
    .map(({ revision, images, metadata }) => ({
      revision,
      images,
      createdAt: metadata.creationTimestamp,
    }));
}
