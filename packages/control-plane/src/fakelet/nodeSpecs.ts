import type { FakeNodesOptions } from '../controlPlane/types.ts';
import { nodeProfiles, type NodeProfile } from './nodeProfiles.ts';

/** One fake node, every default filled in. */
export interface NodeSpec {
  name: string;
  labels: Record<string, string>;
  taints: { key: string; effect: string }[];
  capacity: Record<string, string>;
  /** Less than the capacity, by what a kubelet reserves. */
  allocatable: Record<string, string>;
  osImage: string;
  kernelVersion: string;
  kubeletVersion: string;
  containerRuntime: string;
}

const gibibyte = 1024 ** 3;
const defaults = { count: 3, cpuCores: 8, memoryBytes: 32 * gibibyte };
/** kubelet's default; what 25,000 pods on few nodes need is asked for. */
const defaultPods = 110;
const diskBytes = 200 * gibibyte;
const reserved = { cpuCores: 0.2, memoryBytes: gibibyte };

/** The nodes that `options` ask for, as objects are made of them. */
export function nodeSpecs(
  cluster: string,
  kubernetesVersion: string,
  options: FakeNodesOptions,
): NodeSpec[] {
  const count = options.count ?? defaults.count;
  return Array.from({ length: count }, (_, index) =>
    nodeSpec(
      `${options.namePrefix ?? cluster}-${index + 1}`,
      index === 0,
      count > 1,
      kubernetesVersion,
      options,
    ),
  );
}

function nodeSpec(
  name: string,
  isFirst: boolean,
  hasOthers: boolean,
  kubernetesVersion: string,
  options: FakeNodesOptions,
): NodeSpec {
  const profile: NodeProfile = nodeProfiles[options.profile ?? 'kubeadm'];
  const taintKey = 'node-role.kubernetes.io/control-plane';
  const tainted = profile.taintsControlPlane && isFirst && hasOthers;
  return {
    name,
    labels: {
      'kubernetes.io/hostname': name,
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
      ...profile.labels,
      ...(isFirst ? profile.controlPlaneLabels : {}),
      ...options.labels,
    },
    taints: tainted ? [{ key: taintKey, effect: 'NoSchedule' }] : [],
    ...resourcesOf(options),
    osImage: options.osImage ?? profile.osImage,
    kernelVersion: options.kernelVersion ?? profile.kernelVersion,
    kubeletVersion:
      options.kubeletVersion ??
      `${kubernetesVersion}${profile.kubeletVersionSuffix}`,
    containerRuntime: options.containerRuntime ?? profile.containerRuntime,
  };
}

function resourcesOf(options: FakeNodesOptions) {
  const cpuCores = options.cpuCores ?? defaults.cpuCores;
  const memoryBytes = options.memoryBytes ?? defaults.memoryBytes;
  const pods = String(options.pods ?? defaultPods);
  return {
    capacity: {
      cpu: String(cpuCores),
      memory: kibibytes(memoryBytes),
      'ephemeral-storage': kibibytes(diskBytes),
      pods,
    },
    allocatable: {
      cpu: `${Math.round(Math.max(cpuCores - reserved.cpuCores, 0.1) * 1000)}m`,
      memory: kibibytes(
        Math.max(memoryBytes - reserved.memoryBytes, memoryBytes / 2),
      ),
      // Kubelet reports bytes here, nine tenths of the disk.
      'ephemeral-storage': String(Math.floor(diskBytes * 0.9)),
      pods,
    },
  };
}

function kibibytes(bytes: number): string {
  return `${Math.floor(bytes / 1024)}Ki`;
}
