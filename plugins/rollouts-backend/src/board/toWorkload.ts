import { Item } from '@dugnad/plugin-clusters-node';
import { Attribution } from '@dugnad/plugin-ownership-common';
import {
  currentReplicaSet,
  RelatedObjects,
  revisionNumber,
  Verdict,
  Workload,
} from '@dugnad/plugin-rollouts-common';
import { WatchedWorkload } from '../collections/openCollections';
import { imageVersion } from './imageVersion';

/** Everything a list row is made of. */
export interface WorkloadParts {
  item: Item<WatchedWorkload>;
  related: Required<RelatedObjects>;
  verdict: Verdict;
  attribution: Attribution;
  environment?: string;
  signalKey: string;
}

function replicasOf(workload: WatchedWorkload): Workload['replicas'] {
  switch (workload.kind) {
    case 'CronJob':
      return undefined;
    case 'DaemonSet':
      return {
        desired: workload.status.desiredNumberScheduled,
        updated: workload.status.updatedNumberScheduled,
        ready: workload.status.numberReady,
        available: workload.status.numberAvailable,
      };
    default:
      return {
        desired: workload.spec.replicas,
        updated: workload.status.updatedReplicas,
        ready: workload.status.readyReplicas,
        available:
          workload.status.availableReplicas ?? workload.status.readyReplicas,
      };
  }
}

function revisionOf(
  workload: WatchedWorkload,
  related: Required<RelatedObjects>,
): Pick<Workload, 'revision' | 'revisedAt'> {
  if (workload.kind === 'Deployment') {
    const set = currentReplicaSet(workload, related.replicaSets);
    return set
      ? {
          revision: String(revisionNumber(set)),
          revisedAt: set.metadata.creationTimestamp,
        }
      : {};
  }
  const revision =
    workload.kind === 'StatefulSet'
      ? workload.status.updateRevision || undefined
      : undefined;
  return { revision };
}

interface Template {
  spec: { containers: { name: string; image?: string }[] };
}

/** The containers of a template with their images, in order. */
export function imagesOf(template?: Template): Workload['images'] {
  return (template?.spec.containers ?? []).map(({ name, image }) => ({
    container: name,
    image: image ?? '',
  }));
}

function templateOf(workload: WatchedWorkload): Template | undefined {
  return workload.kind === 'CronJob'
    ? workload.spec.jobTemplate?.spec?.template
    : workload.spec.template;
}

/** References of those between which nothing decides; undefined where there is no dispute. */
export function claimedBy(
  contenders: Attribution['contenders'],
): string[] | undefined {
  return contenders.length > 0
    ? contenders.map(({ entityRef }) => entityRef)
    : undefined;
}

/** The row of one workload. Pure. */
export function toWorkload(parts: WorkloadParts): Workload {
  const { item, related, verdict, environment, signalKey } = parts;
  const { component, contenders, ownerRef } = parts.attribution;
  const { metadata } = item.value;
  const images = imagesOf(templateOf(item.value));
  const { checks: _inDetailOnly, ...summary } = verdict;
  return {
    cluster: item.cluster,
    namespace: metadata.namespace,
    kind: item.value.kind,
    name: metadata.name,
    uid: metadata.uid,
    application:
      component?.name ??
      metadata.labels?.['app.kubernetes.io/name'] ??
      metadata.name,
    entityRef: component?.entityRef,
    claimedBy: claimedBy(contenders),
    ownerRef,
    environment,
    version: images[0] && imageVersion(images[0].image),
    images,
    verdict: summary,
    replicas: replicasOf(item.value),
    ...revisionOf(item.value, related),
    createdAt: metadata.creationTimestamp,
    signalKey,
  };
}
