/** A claim one process works on until its lease ends. */
export interface WorkItem {
  claimId: string;
  cluster: string;
  /** Proves that this process still holds the lease. */
  leaseToken: string;
  /** Requests for work seen when it was taken; a later one is not lost. */
  revision: number;
  /** Failures so far. */
  attempts: number;
}

/** Options of `WorkQueue.take`. */
export interface TakeOptions {
  nowMs: number;
  limit: number;
  leaseMs: number;
  /** Clusters that have enough work in hand. */
  exceptClusters?: string[];
}

/** How a retry is written. */
export interface RetryOptions {
  dueAtMs: number;
  error: string;
  /** Counts as a failure; false for mere waiting. */
  failed: boolean;
}

/** What is due for a claim. */
export interface WorkStatus {
  attempts: number;
  dueAtMs: number;
  lastError?: string;
}

/**
 * Claims to reconcile, shared by all processes through the database. An item is worked on by one process at a time; if
 * that process dies, its lease ends and another takes over.
 */
export interface WorkQueue {
  /** Asks for work now. Asking again before it is done changes nothing; asking during it makes it run once more. */
  enqueue(claimIds: string[], nowMs: number): Promise<void>;
  /** Makes every waiting item of a cluster due now, because the cluster answers again. */
  hasten(cluster: string, nowMs: number): Promise<void>;
  take(options: TakeOptions): Promise<WorkItem[]>;
  /** False where the lease was lost. */
  renew(item: WorkItem, leaseUntilMs: number): Promise<boolean>;
  /** Done, unless work was asked for again meanwhile. */
  complete(item: WorkItem, nowMs: number): Promise<void>;
  retry(item: WorkItem, options: RetryOptions): Promise<void>;
  status(claimId: string): Promise<WorkStatus | undefined>;
}
