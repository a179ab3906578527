import { HourNode } from '@dugnad/plugin-costs-common';
import { ContainerUsage } from '../usage/UsageSource';

/** A container at one moment. */
export interface ObservedContainer {
  name: string;
  cpuMillicores: number;
  memoryBytes: number;
  /** Undefined: not known. */
  usage?: ContainerUsage;
}

/** A pod that is charged, at one moment. */
export interface ObservedPod {
  namespace: string;
  name: string;
  uid: string;
  workload: { kind: string; name: string };
  labels: Record<string, string>;
  /** Thousandths of a GPU that its devices count for. */
  gpuMillis: number;
  containers: ObservedContainer[];
}

/** A cluster at one moment. */
export interface Observation {
  nodes: HourNode[];
  pods: ObservedPod[];
  volumeClaims: { namespace: string; name: string; storageBytes: number }[];
  /** Whether usage was known. */
  hasUsage: boolean;
  /** What was set aside, for people. */
  notices: string[];
}
