import {
  CostTotals,
  OrganisationMonth,
  totalOf,
} from '@dugnad/plugin-costs-common';
import { ChargedPart } from './billToDate';

type Flow = OrganisationMonth['flow'];

/** What the flow is drawn from. */
export interface FlowInput {
  charges: ChargedPart[];
  clusters: { cluster: string; totals: CostTotals }[];
  /** What each owner is shown with, by cluster. */
  owners: {
    cluster: string;
    ownerRef: string;
    micros: number;
    sharesMicros: { idle: number; shared: number };
  }[];
}

/** The month as a flow: charges → clusters → owners, idle, shared and unallocated. What goes into a cluster comes out of it. */
export function flowOf({ charges, clusters, owners }: FlowInput): Flow {
  const nodes = new Map<string, Flow['nodes'][number]>();
  const links: Flow['links'] = [];
  const node = (type: Flow['nodes'][number]['type'], name: string) => {
    const id = `${type}:${name}`;
    nodes.set(id, { id, type, name });
    return id;
  };
  const link = (source: string, target: string, micros: number) => {
    if (micros !== 0) {
      links.push({ source, target, micros });
    }
  };
  for (const { charge, micros } of charges) {
    const name = `${charge.cluster}/${charge.name}`;
    link(node('charge', name), node('cluster', charge.cluster), micros);
  }
  for (const { cluster, totals } of clusters) {
    const source = node('cluster', cluster);
    const own = owners.filter(one => one.cluster === cluster);
    const shared = (part: 'idle' | 'shared') =>
      own.reduce((sum, one) => sum + one.sharesMicros[part], 0);
    own.forEach(({ ownerRef, micros }) =>
      link(source, node('owner', ownerRef), micros),
    );
    link(source, node('idle', ''), totalOf(totals.idle) - shared('idle'));
    link(source, node('shared', ''), totals.sharedMicros - shared('shared'));
    link(
      source,
      node('unallocated', ''),
      totals.unallocatedNoNodeMicros + totals.unallocatedGapMicros,
    );
  }
  const used = new Set(links.flatMap(({ source, target }) => [source, target]));
  return { nodes: [...nodes.values()].filter(({ id }) => used.has(id)), links };
}
