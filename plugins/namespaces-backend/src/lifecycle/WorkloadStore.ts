import { StoppedWorkload } from '@dugnad/plugin-namespaces-common';

/** A workload that grace stopped, recognised by its uid. */
export interface StoredWorkload extends StoppedWorkload {
  uid: string;
}

/** How workloads ran before grace stopped them. */
export interface WorkloadStore {
  stopped(claimId: string): Promise<StoredWorkload[]>;
  /**
   * Remembers workloads before they are stopped. What is remembered already stays as it is, so that a pass that was cut off
   * and runs again does not take a stopped workload for one that ran like that.
   */
  remember(
    claimId: string,
    workloads: StoredWorkload[],
    at: string,
  ): Promise<void>;
  /** Forgets one that runs again. */
  forget(claimId: string, workload: StoredWorkload): Promise<void>;
}
