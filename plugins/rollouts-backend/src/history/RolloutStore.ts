import { Rollout, RolloutQuery } from '@dugnad/plugin-rollouts-common';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { WorkloadFilter } from '../permissionRules';
import { Advance, Standing } from './advance';
import { Observation } from './observe';

/** A recorded rollout without what is added when it is read. */
export type StoredRollout = Omit<Rollout, 'signalKey'>;

/** The part of the current rollout of a workload that recording decides by. */
export interface CurrentRollout extends Standing {
  id: string;
  cluster: string;
  uid: string;
  revision: number;
  ref: Observation['ref'];
  /** ISO 8601. When it was written; another replica may have been first. */
  recordedAt: string;
  observedLate: boolean;
  /** ISO 8601. */
  startedAt: string;
  details: RolloutDetails;
}

/** A rollout's details that may change while it is current. */
export interface RolloutDetails {
  images: Rollout['images'];
  application: string;
  entityRef?: string;
  ownerRef?: string;
  environment?: string;
}

/** One page of history. */
export interface StoredRolloutPage {
  items: StoredRollout[];
  nextCursor?: string;
}

/** All of a component or an owner that started in a time. */
export interface RolloutSpan {
  entityRef?: string;
  ownerRef?: string;
  environment?: string[];
  cluster?: string[];
  /** ISO 8601. */
  from: string;
  to: string;
}

/** History in a database. Everything may be called by several replicas at once, with the same outcome as by one. */
export interface RolloutStore {
  /** The current rollout of every workload of a cluster. */
  current(cluster: string): Promise<CurrentRollout[]>;
  /**
   * Records the revision observed and that it took the place of those before it. Returns the current rollout of the workload:
   * not this one, where a later one is on record.
   */
  begin(observation: Observation, now: Date): Promise<CurrentRollout>;
  /** Takes a step, unless the rollout no longer stands where `from` says. Returns where it stands then. */
  advance(
    from: CurrentRollout,
    step: Advance,
    options: { at: string; notify: boolean },
  ): Promise<CurrentRollout | undefined>;
  /** Replaces the details; what is known of digests stays. */
  amend(id: string, details: RolloutDetails): Promise<CurrentRollout>;
  /** Ends what is current of a workload that is gone. */
  end(workload: { cluster: string; uid: string }, at: string): Promise<void>;
  list(
    query: RolloutQuery,
    visible?: PermissionCriteria<WorkloadFilter>,
  ): Promise<StoredRolloutPage>;
  /** Everything that started in a time, the newest first. */
  between(
    span: RolloutSpan,
    visible?: PermissionCriteria<WorkloadFilter>,
  ): Promise<StoredRollout[]>;
  get(id: string): Promise<StoredRollout | undefined>;
  /** Rollouts of one workload that is current, by revision. */
  find(workload: {
    cluster: string;
    uid: string;
    revision: number;
  }): Promise<StoredRollout | undefined>;
  /** Since when anything is on record; undefined where nothing is. */
  recordedSince(): Promise<string | undefined>;
  /** Removes what was replaced before a time, and what belongs to it. Returns how many. */
  prune(replacedBefore: string): Promise<number>;
}
