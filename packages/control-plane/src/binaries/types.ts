/** Names of the executables a control plane is made of. */
export const binaryNames = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
] as const;

export type BinaryName = (typeof binaryNames)[number];

/** Absolute path of each executable. */
export type BinaryPaths = Record<BinaryName, string>;
