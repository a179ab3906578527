import { NodeSummary } from '@dugnad/plugin-clusters-common';

/** A node as a table row. */
export type NodeRow = NodeSummary & { id: string };

/** Nodes as rows, those with trouble first. */
export function nodeRows(nodes: NodeSummary[]): NodeRow[] {
  const trouble = (node: NodeSummary) =>
    Number(node.problems.length > 0 || !node.ready);
  return nodes
    .map(node => ({ ...node, id: node.name }))
    .sort((a, b) => trouble(b) - trouble(a) || a.name.localeCompare(b.name));
}

/** Nodes whose name, role, version, system or problem contains the text, in any case. */
export function searchNodes(nodes: NodeRow[], text: string): NodeRow[] {
  const needle = text.trim().toLowerCase();
  return nodes.filter(node =>
    [node.name, node.version, node.osImage, ...node.roles, ...node.problems]
      .join('\n')
      .toLowerCase()
      .includes(needle),
  );
}
