import { Distribution } from '../schema';

/** The facts of a Node that tell which distribution installed it. */
export interface NodeFacts {
  kubeletVersion: string;
  osImage: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

interface DistributionRule {
  distribution: Distribution;
  matches(node: NodeFacts): boolean;
}

const INSTANCE_TYPE_LABEL = 'node.kubernetes.io/instance-type';

/**
 * In order; the first that matches wins. Sources, rule by rule:
 * - k3s: its version suffix (`v1.30.2+k3s1`); else the instance type its built-in cloud provider writes (k3s issue
 *   3933) or the annotation of its node controller (k3s issue 3289).
 * - RKE2: its version suffix (`v1.30.2+rke2r1`); it shares k3s' node controller under its own name.
 * - Talos: the operating system it is (`Talos (v1.10.2)`), or annotations and labels under `talos.dev`.
 * - other, by version suffix: `+k0s`, `-eks-…`, `-gke.…`: a vendor's build is never kubeadm's, even with its labels.
 * - kubeadm: the CRI socket annotation it writes on every node until 1.33; from then on the pair of labels that its
 *   phase `mark-control-plane` sets. Talos sets that pair too, so it comes earlier.
 */
const RULES: DistributionRule[] = [
  {
    distribution: 'rke2',
    matches: node =>
      node.kubeletVersion.includes('+rke2') ||
      node.labels[INSTANCE_TYPE_LABEL] === 'rke2' ||
      'rke2.io/node-args' in node.annotations,
  },
  {
    distribution: 'k3s',
    matches: node =>
      node.kubeletVersion.includes('+k3s') ||
      node.labels[INSTANCE_TYPE_LABEL] === 'k3s' ||
      'k3s.io/node-args' in node.annotations,
  },
  {
    distribution: 'talos',
    matches: node =>
      /^talos\b/i.test(node.osImage) ||
      [...Object.keys(node.labels), ...Object.keys(node.annotations)].some(
        key => /^([a-z0-9-]+\.)*talos\.dev\//.test(key),
      ),
  },
  {
    distribution: 'other',
    matches: node => /[+-](k0s|eks|gke|aks|vmware)/.test(node.kubeletVersion),
  },
  {
    distribution: 'kubeadm',
    matches: node =>
      'kubeadm.alpha.kubernetes.io/cri-socket' in node.annotations ||
      ('node-role.kubernetes.io/control-plane' in node.labels &&
        'node.kubernetes.io/exclude-from-external-load-balancers' in
          node.labels),
  },
];

/**
 * Which distribution a cluster runs. Nodes vote, because a cluster may hold a few foreign ones; a named distribution
 * beats `other`, so that kubeadm workers without a trace of it do not outvote their control plane.
 * Null when no node is known.
 */
export function detectDistribution(nodes: NodeFacts[]): Distribution | null {
  if (nodes.length === 0) return null;
  const votes = new Map<Distribution, number>();
  for (const node of nodes) {
    const vote = RULES.find(rule => rule.matches(node))?.distribution;
    if (vote && vote !== 'other') votes.set(vote, (votes.get(vote) ?? 0) + 1);
  }
  const [winner] = [...votes].sort(([, a], [, b]) => b - a);
  return winner ? winner[0] : 'other';
}
