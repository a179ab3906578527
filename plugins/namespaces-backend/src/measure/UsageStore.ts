/** What the pods of a claim used at one moment. */
export interface UsageSample {
  claimId: string;
  cpuMillicores: number;
  memoryMebibytes: number;
  /** Claimed by volumes; absent where the quota did not tell. */
  storageMebibytes?: number;
}

/** Use over several days. */
export interface UsageSummary {
  /** Days with at least one sample. */
  days: number;
  /** Means over all samples. */
  cpuMillicores: number;
  memoryMebibytes: number;
  /** Largest of a day; absent where it was never told. */
  storageMebibytes?: number;
}

/** Use of claims, one compact row for each day. */
export interface UsageStore {
  /** Claims of a cluster that the portal keeps. */
  claimsOf(cluster: string): Promise<{ id: string; name: string }[]>;
  /** Adds samples taken at `at` (ISO 8601) to their day. The same moment twice counts once. */
  add(at: string, samples: UsageSample[]): Promise<void>;
  /** Use since a day (`YYYY-MM-DD`, inclusive); undefined where nothing was measured. */
  since(claimId: string, day: string): Promise<UsageSummary | undefined>;
  /** Forgets days before this one. */
  prune(day: string): Promise<void>;
}
