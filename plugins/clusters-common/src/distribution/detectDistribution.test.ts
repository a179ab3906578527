import { detectDistribution, NodeFacts } from './detectDistribution';

function node(facts: Partial<NodeFacts>): NodeFacts {
  return {
    kubeletVersion: 'v1.34.1',
    osImage: 'Debian GNU/Linux 12 (bookworm)',
    labels: {},
    annotations: {},
    ...facts,
  };
}

const kubeadmControlPlane = node({
  labels: {
    'node-role.kubernetes.io/control-plane': '',
    'node.kubernetes.io/exclude-from-external-load-balancers': '',
  },
});
const instanceType = 'node.kubernetes.io/instance-type';

describe('detectDistribution', () => {
  it.each([
    ['no nodes', [], null],
    ['a k3s version', [node({ kubeletVersion: 'v1.30.2+k3s1' })], 'k3s'],
    [
      'a k3s instance type',
      [node({ labels: { [instanceType]: 'k3s' } })],
      'k3s',
    ],
    [
      'k3s node arguments',
      [node({ annotations: { 'k3s.io/node-args': '[]' } })],
      'k3s',
    ],
    ['an RKE2 version', [node({ kubeletVersion: 'v1.30.2+rke2r1' })], 'rke2'],
    [
      'an RKE2 instance type',
      [node({ labels: { [instanceType]: 'rke2' } })],
      'rke2',
    ],
    [
      'RKE2 node arguments',
      [node({ annotations: { 'rke2.io/node-args': '[]' } })],
      'rke2',
    ],
    [
      'Talos as operating system',
      [node({ osImage: 'Talos (v1.10.2)' })],
      'talos',
    ],
    [
      'a Talos annotation',
      [node({ annotations: { 'talos.dev/owned-labels': '[]' } })],
      'talos',
    ],
    [
      'a Talos extension label',
      [node({ labels: { 'extensions.talos.dev/zfs': '2' } })],
      'talos',
    ],
    [
      'a Talos control plane with kubeadm-like labels',
      [{ ...kubeadmControlPlane, osImage: 'Talos (v1.10.2)' }],
      'talos',
    ],
    [
      'the CRI socket annotation',
      [
        node({
          annotations: {
            'kubeadm.alpha.kubernetes.io/cri-socket': 'unix:///run/c.sock',
          },
        }),
      ],
      'kubeadm',
    ],
    [
      'control-plane labels of a recent kubeadm',
      [kubeadmControlPlane],
      'kubeadm',
    ],
    [
      'unmarked workers beside a kubeadm control plane',
      [node({}), node({}), kubeadmControlPlane],
      'kubeadm',
    ],
    [
      'a k0s version with such labels',
      [{ ...kubeadmControlPlane, kubeletVersion: 'v1.30.2+k0s' }],
      'other',
    ],
    [
      'a managed service',
      [node({ kubeletVersion: 'v1.30.2-eks-1de2ab1' })],
      'other',
    ],
    ['nothing telling', [node({})], 'other'],
    [
      'a domain that only ends alike',
      [node({ labels: { 'nottalos.dev/x': '' } })],
      'other',
    ],
    [
      'a majority',
      [
        node({ osImage: 'Talos (v1.10.2)' }),
        node({ kubeletVersion: 'v1.30.2+k3s1' }),
        node({ kubeletVersion: 'v1.30.2+k3s1' }),
      ],
      'k3s',
    ],
  ])('by %s', (_name, nodes, expected) => {
    expect(detectDistribution(nodes)).toBe(expected);
  });
});
