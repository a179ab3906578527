import type { ControlPlaneAccess } from '../types.ts';
import type { BinaryPaths } from '../binaries/types.ts';
import type { NodeProfileName } from '../fakelet/nodeProfiles.ts';

/** The parts that can be killed and started one by one. `kubelet` stands for all fake nodes and their metrics. */
export type ComponentName =
  | 'etcd'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'kubelet';

/** What fake nodes say about themselves. What is left out comes from the profile. */
export interface FakeNodesOptions {
  /** Default 3. */
  count?: number;
  /** Which distribution to imitate. Default `kubeadm`. */
  profile?: NodeProfileName;
  /** Names become `<prefix>-1`, …; default: the name of the control plane. */
  namePrefix?: string;
  cpuCores?: number;
  memoryBytes?: number;
  pods?: number;
  labels?: Record<string, string>;
  osImage?: string;
  kernelVersion?: string;
  /** Default: the version of the API server with the distribution's suffix. */
  kubeletVersion?: string;
  containerRuntime?: string;
}

/** Options of `startControlPlane`. */
export interface ControlPlaneOptions {
  /** Name of the cluster in kubeconfigs, node names and log lines. Default `dugnad`. */
  name?: string;
  /** Keys, data and logs. A control plane started again here keeps them. Without it: a temporary folder. */
  stateDir?: string;
  nodes?: FakeNodesOptions;
  /** 0, the default, takes the port of the last start in `stateDir`, else a free one. */
  apiPort?: number;
  /** From scheduled to Ready. Default 300. */
  podReadyDelayMs?: number;
  /** First pause of CrashLoopBackOff and ImagePullBackOff; it doubles up to 300 s. Default 10 000, as in a kubelet. */
  backOffMs?: number;
  /** Whether `metrics.k8s.io` answers. Default true. */
  metrics?: boolean;
  /** Default: what `ensureBinaries()` finds. */
  binaries?: BinaryPaths;
  /** Folder of the manifests that give the portal its rights. */
  clusterAccessDir?: string;
  /** Progress and surprises, one line each. */
  log?(line: string): void;
}

/** A running control plane. */
export interface ControlPlane {
  access: ControlPlaneAccess;
  /** Files; both point at `access.url`. */
  kubeconfigs: { admin: string; portal: string };
  stateDir: string;
  /** For example `v1.34.4`. */
  kubernetesVersion: string;
  /** Ends one component as a crash would. `SIGSTOP` pauses it, `SIGCONT` lets it go on. */
  kill(component: ComponentName, signal?: NodeJS.Signals): Promise<void>;
  /** Starts a component again after `kill`. Resolves when it answers. */
  start(component: ComponentName): Promise<void>;
  /** Ends everything; a temporary state folder is deleted. */
  stop(): Promise<void>;
}
