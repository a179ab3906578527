import { ClustersService, LiveCollection } from '@dugnad/plugin-clusters-node';
import {
  ClassFacts,
  ingressClassCollection,
  storageClassCollection,
} from './collections/classes';
import { NamespaceFacts, namespaceCollection } from './collections/namespaces';
import { nodeCollection, NodeFacts } from './collections/nodes';
import { podCollection, PodFacts } from './collections/pods';
import { quotaCollection, QuotaFacts } from './collections/quotas';

/** The live collections of this plugin, by the name shown for the resource. */
export interface InventoryCollections {
  nodes: LiveCollection<NodeFacts>;
  pods: LiveCollection<PodFacts>;
  namespaces: LiveCollection<NamespaceFacts>;
  quotas: LiveCollection<QuotaFacts>;
  storageClasses: LiveCollection<ClassFacts>;
  ingressClasses: LiveCollection<ClassFacts>;
}

/** Opens the collections; the watches are shared with every other plugin of the process. */
export function openCollections(
  clusters: ClustersService,
): InventoryCollections {
  return {
    nodes: clusters.collection(nodeCollection),
    pods: clusters.collection(podCollection),
    namespaces: clusters.collection(namespaceCollection),
    quotas: clusters.collection(quotaCollection),
    storageClasses: clusters.collection(storageClassCollection),
    ingressClasses: clusters.collection(ingressClassCollection),
  };
}
