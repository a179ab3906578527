import {
  ENVIRONMENT_LABEL,
  parseQuantity,
} from '@dugnad/plugin-clusters-common';
import {
  ClustersService,
  KubernetesObject,
  LiveCollection,
} from '@dugnad/plugin-clusters-node';
import {
  COST_CENTRE_ANNOTATION,
  NamespaceOwner,
  namespaceOwnerOf,
} from '@dugnad/plugin-ownership-common';
import { z } from 'zod';
import { NodeFacts, projectNode } from './projectNode';
import { PodFacts, projectPod } from './projectPod';

/** Whose a namespace is, as written on it. */
export interface NamespaceFacts extends NamespaceOwner {
  environment: string;
  costCentre: string;
}

/** Everything that is sampled, live, from every cluster. */
export interface CostCollections {
  pods: LiveCollection<PodFacts>;
  nodes: LiveCollection<NodeFacts>;
  namespaces: LiveCollection<NamespaceFacts>;
  /** Bytes of each bound claim. */
  volumeClaims: LiveCollection<{ storageBytes: number }>;
  /** The controller above each ReplicaSet and Job. */
  replicaSets: LiveCollection<{ kind: string; name: string }>;
  jobs: LiveCollection<{ kind: string; name: string }>;
}

const namespaceSchema = z.object({
  metadata: z.object({
    labels: z.record(z.string(), z.string()).default({}),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
});

const claimSchema = z.object({
  status: z.object({
    phase: z.literal('Bound'),
    capacity: z.object({ storage: z.union([z.string(), z.number()]) }),
  }),
});

/** Starts (or joins) the watches: one per resource and cluster, however many plugins read it. */
export function openCollections(clusters: ClustersService): CostCollections {
  const watch = <T>(
    group: string,
    kind: string,
    project: (object: KubernetesObject) => T | undefined,
  ) =>
    clusters.collection({
      id: `costs.${kind}`,
      resource: { group, kind },
      project,
    });
  return {
    pods: watch('', 'Pod', projectPod),
    nodes: watch('', 'Node', projectNode),
    namespaces: watch('', 'Namespace', projectNamespace),
    volumeClaims: watch('', 'PersistentVolumeClaim', projectVolumeClaim),
    replicaSets: watch('apps', 'ReplicaSet', controllerOf),
    jobs: watch('batch', 'Job', controllerOf),
  };
}

function projectNamespace(
  object: KubernetesObject,
): NamespaceFacts | undefined {
  const parsed = namespaceSchema.safeParse(object);
  if (!parsed.success) {
    return undefined;
  }
  const { labels, annotations } = parsed.data.metadata;
  return {
    ownerRef: namespaceOwnerOf(annotations),
    environment: labels[ENVIRONMENT_LABEL] ?? '',
    costCentre: annotations[COST_CENTRE_ANNOTATION] ?? '',
  };
}

function projectVolumeClaim(object: KubernetesObject) {
  const parsed = claimSchema.safeParse(object);
  return parsed.success
    ? {
        storageBytes: Math.ceil(
          parseQuantity(parsed.data.status.capacity.storage),
        ),
      }
    : undefined;
}

function controllerOf({ metadata }: KubernetesObject) {
  const owner = metadata.ownerReferences?.find(one => one.controller);
  return owner && { kind: owner.kind, name: owner.name };
}
