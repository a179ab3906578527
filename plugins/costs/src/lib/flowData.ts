import { OrganisationMonth } from '@dugnad/plugin-costs-common';

type Flow = OrganisationMonth['flow'];

/** A node of the picture; `others` stands for several that are too small to draw. */
export interface FlowNode {
  id: string;
  type: Flow['nodes'][number]['type'];
  name: string;
  micros: number;
  /** How many nodes this one stands for. */
  count: number;
}

/** A flow in the form the chart takes: links name nodes by their place. */
export interface FlowData {
  nodes: FlowNode[];
  links: { source: number; target: number; micros: number }[];
}

const TYPES_THAT_GROW = ['charge', 'owner'];

/**
 * The picture of a flow: at most `most` charges and owners, the smaller ones of each drawn as one. Amounts of zero or less
 * (credits) have no width and stay in the table alone.
 */
export function flowData(flow: Flow, most: number): FlowData {
  const links = flow.links.filter(({ micros }) => micros > 0);
  const through = new Map<string, number>();
  for (const { source, target, micros } of links) {
    through.set(source, Math.max(outOf(links, source), micros));
    through.set(target, Math.max(into(links, target), micros));
  }
  const merged = new Map<string, string>();
  for (const type of TYPES_THAT_GROW) {
    flow.nodes
      .filter(node => node.type === type && through.has(node.id))
      .sort((a, b) => through.get(b.id)! - through.get(a.id)!)
      .forEach((node, rank, all) => {
        const alone = rank < most || all.length === most + 1;
        merged.set(node.id, alone ? node.id : `others:${type}`);
      });
  }
  const idOf = (id: string) => merged.get(id) ?? id;
  const nodes = new Map<string, FlowNode>();
  for (const { id, type, name } of flow.nodes) {
    const micros = through.get(id);
    if (micros === undefined) continue;
    const kept = nodes.get(idOf(id));
    nodes.set(idOf(id), {
      id: idOf(id),
      type,
      name: idOf(id) === id ? name : '',
      micros: (kept?.micros ?? 0) + micros,
      count: (kept?.count ?? 0) + 1,
    });
  }
  const drawn = [...nodes.values()].sort(inOrder);
  const place = new Map(drawn.map(({ id }, index) => [id, index]));
  const sums = new Map<string, number>();
  for (const { source, target, micros } of links) {
    const key = JSON.stringify([idOf(source), idOf(target)]);
    sums.set(key, (sums.get(key) ?? 0) + micros);
  }
  return {
    nodes: drawn,
    links: [...sums].map(([key, micros]) => {
      const [source, target]: string[] = JSON.parse(key);
      return { source: place.get(source)!, target: place.get(target)!, micros };
    }),
  };
}

const COLUMN_ORDER: FlowNode['type'][] = [
  'charge',
  'cluster',
  'owner',
  'shared',
  'idle',
  'unallocated',
];

/** Charges by their cluster; of one kind the largest first, what stands for several last. */
function inOrder(a: FlowNode, b: FlowNode): number {
  const cluster = ({ type, name }: FlowNode) =>
    type === 'charge' ? name.split('/')[0] : '';
  return (
    COLUMN_ORDER.indexOf(a.type) - COLUMN_ORDER.indexOf(b.type) ||
    Number(a.count > 1) - Number(b.count > 1) ||
    cluster(a).localeCompare(cluster(b)) ||
    b.micros - a.micros
  );
}

function outOf(links: Flow['links'], id: string): number {
  return links.reduce((sum, l) => sum + (l.source === id ? l.micros : 0), 0);
}

function into(links: Flow['links'], id: string): number {
  return links.reduce((sum, l) => sum + (l.target === id ? l.micros : 0), 0);
}
