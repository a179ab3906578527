import { HourNode, UsageSource } from '@dugnad/plugin-costs-common';

/** What an amount is booked on. All text; empty where not known. */
export interface Subject {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
  ownerRef: string;
  systemRef: string;
  componentRef: string;
  environment: string;
  costCentre: string;
  /** Serves everybody: a system namespace. */
  isShared: boolean;
}

/** Averages over the observed part of an hour: millicores, bytes, thousandths. Undefined usage is not known. */
export interface SampleAmounts {
  cpuRequested: number;
  cpuCharged: number;
  cpuUsed?: number;
  cpuPeak?: number;
  memoryRequested: number;
  memoryCharged: number;
  memoryUsed?: number;
  memoryPeak?: number;
  gpu: number;
  storage: number;
  podsMilli: number;
}

/** One workload, or volume claim, in an hour. */
export interface SampleLine {
  subject: Subject;
  amounts: SampleAmounts;
  /** Highest use of any one pod, by container. */
  peaks: { container: string; cpuPeak: number; memoryPeak: number }[];
}

/** One hour of one cluster as it was observed. */
export interface HourSample {
  cluster: string;
  /** Beginning of the hour, milliseconds since 1970. */
  hourMs: number;
  observedSeconds: number;
  source: UsageSource;
  nodes: HourNode[];
  lines: SampleLine[];
}
