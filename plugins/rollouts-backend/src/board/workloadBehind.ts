import { LiveCollection } from '@dugnad/plugin-clusters-node';
import {
  WORKLOAD_KINDS,
  WorkloadKind,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import { RolloutCollections } from '../collections/openCollections';

/** Any object, by name, and who owns it. */
export interface Subject {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  owners?: { kind: string; name: string }[];
}

type Owned = {
  metadata: { ownerReferences?: { kind: string; name: string }[] };
};

function isWorkloadKind(kind: string): kind is WorkloadKind {
  return WORKLOAD_KINDS.some(one => one === kind);
}

function collectionOf(
  collections: RolloutCollections,
  kind: string,
): LiveCollection<Owned> | undefined {
  const byKind: Record<string, LiveCollection<Owned>> = {
    ReplicaSet: collections.replicaSets,
    Job: collections.jobs,
    Pod: collections.pods,
  };
  return byKind[kind];
}

/**
 * The workload an object is a part of, found by walking up its owners: pod → ReplicaSet → Deployment. Undefined where the
 * top is not a workload we show.
 */
export function workloadBehind(
  collections: RolloutCollections,
  subject: Subject,
): WorkloadRef | undefined {
  const { cluster, namespace, kind, name } = subject;
  if (isWorkloadKind(kind)) {
    return { cluster, namespace, kind, name };
  }
  const known = collectionOf(collections, kind)?.get(cluster, name, namespace);
  const owners = subject.owners ?? known?.value.metadata.ownerReferences ?? [];
  const [owner] = owners;
  return owner && owner.kind !== kind
    ? workloadBehind(collections, {
        cluster,
        namespace,
        kind: owner.kind,
        name: owner.name,
      })
    : undefined;
}
