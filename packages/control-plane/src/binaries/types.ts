/** Names of the executables a control plane is made of. */
export const binaryNames = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
] as const;

/** A program the control plane is made of. */
export type BinaryName = (typeof binaryNames)[number];

/** Absolute path of each executable. */
export type BinaryPaths = Record<BinaryName, string>;

/** What sources of binaries share. */
export interface SourceContext {
  /** Folder below which each source keeps its results under a key of its own. */
  cacheDir: string;
  /** As in Kubernetes' release names. */
  arch: Architecture;
  log(line: string): void;
}

export type Architecture = 'amd64' | 'arm64';

/** The two ends of the versions that the tests run on. */
export type KubernetesChoice = 'newest' | 'oldest';
