import { Charge } from '../bill/charge';

/** Whether a server charge pays for a node: all of the selector's labels, and one of its names. No selector is every node. */
export function matchesNode(
  { nodeSelector }: Pick<Charge, 'nodeSelector'>,
  node: { name: string; labels: Record<string, string> },
): boolean {
  const { names, labels = {} } = nodeSelector ?? {};
  return (
    (!names || names.includes(node.name)) &&
    Object.entries(labels).every(([key, value]) => node.labels[key] === value)
  );
}
