/** What nodes of a distribution say about themselves. */
export interface NodeProfile {
  osImage: string;
  kernelVersion: string;
  containerRuntime: string;
  /** Appended to the version of Kubernetes, for example `+k3s1`. */
  kubeletVersionSuffix: string;
  labels: Record<string, string>;
  /** Labels of the first node. */
  controlPlaneLabels: Record<string, string>;
  /** Whether ordinary pods keep off the first node where there are several. */
  taintsControlPlane: boolean;
}

const controlPlaneRole = 'node-role.kubernetes.io/control-plane';

/** The distributions that can be imitated. */
export const nodeProfiles = {
  kubeadm: {
    osImage: 'Debian GNU/Linux 13 (trixie)',
    kernelVersion: '6.12.48+deb13-amd64',
    containerRuntime: 'containerd://2.1.4',
    kubeletVersionSuffix: '',
    labels: {},
    controlPlaneLabels: {
      [controlPlaneRole]: '',
      'node.kubernetes.io/exclude-from-external-load-balancers': '',
    },
    taintsControlPlane: true,
  },
  k3s: {
    osImage: 'Ubuntu 24.04.3 LTS',
    kernelVersion: '6.8.0-85-generic',
    containerRuntime: 'containerd://2.1.4-k3s1',
    kubeletVersionSuffix: '+k3s1',
    labels: {
      'node.kubernetes.io/instance-type': 'k3s',
      'beta.kubernetes.io/instance-type': 'k3s',
    },
    controlPlaneLabels: {
      [controlPlaneRole]: 'true',
      'node-role.kubernetes.io/master': 'true',
    },
    taintsControlPlane: false,
  },
  rke2: {
    osImage: 'SUSE Linux Enterprise Server 15 SP7',
    kernelVersion: '6.4.0-150700.51-default',
    containerRuntime: 'containerd://2.1.4-k3s2',
    kubeletVersionSuffix: '+rke2r1',
    labels: { 'node.kubernetes.io/instance-type': 'rke2' },
    controlPlaneLabels: {
      [controlPlaneRole]: 'true',
      'node-role.kubernetes.io/etcd': 'true',
    },
    taintsControlPlane: false,
  },
  talos: {
    osImage: 'Talos (v1.11.3)',
    kernelVersion: '6.12.52-talos',
    containerRuntime: 'containerd://2.1.4',
    kubeletVersionSuffix: '',
    labels: {},
    controlPlaneLabels: { [controlPlaneRole]: '' },
    taintsControlPlane: true,
  },
} as const satisfies Record<string, NodeProfile>;

/** A kind of machine that fake nodes can be. */
export type NodeProfileName = keyof typeof nodeProfiles;
