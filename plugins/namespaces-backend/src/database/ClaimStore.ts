import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  Claim,
  ClaimEvent,
  ClaimQuery,
  ClaimState,
  ObjectStatus,
  Verdict,
} from '@dugnad/plugin-namespaces-common';

/** A claim as it is kept: no knowledge of clusters or of who looks at it. */
export interface StoredClaim
  extends Omit<Claim, 'unknownSince' | 'unknownReason' | 'entityRef'> {
  decision: Verdict;
  /** Somebody pressed "repair": put back also what the drift policy would only report. */
  repairRequested: boolean;
  /** Who brought the announced end about: none of them may be the second person when production is deleted because of it. */
  endBy?: string[];
}

/** An object of a claim with what is needed to recognise it again. */
export interface StoredObject extends ObjectStatus {
  uid?: string;
  /** `digestOf` the object when it was last seen in order. */
  digest?: string;
  /** `digestOf` what was applied; while it is the same, every difference is somebody else's. */
  desiredDigest?: string;
}

/** An event that is about to be written. */
export interface NewEvent extends Omit<ClaimEvent, 'id' | 'claimId'> {
  /** The same observation under the same key is written once, however many processes made it. */
  naturalKey?: string;
}

/** A change of a claim's state, with its entry in the history. */
export interface Transition {
  from: ClaimState;
  to: ClaimState;
  at: string;
  by: string;
  /** Kind of the event. */
  kind: string;
  reason?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/** What a permission decision lets through, in terms of the store. */
export interface ClaimFilter {
  ownerRefs: string[];
}

/** Claims, their objects and their history. */
export interface ClaimStore {
  /**
   * Writes a new claim with its first events and asks for its work, all or nothing. Throws `ConflictError` where another
   * claim holds the name in that cluster.
   */
  create(claim: StoredClaim, events: NewEvent[], nowMs: number): Promise<void>;
  get(id: string): Promise<StoredClaim | undefined>;
  getMany(ids: string[]): Promise<StoredClaim[]>;
  /** The claim that holds a name now. */
  holder(cluster: string, name: string): Promise<StoredClaim | undefined>;
  /** Claims that hold one of these names now. */
  holders(cluster: string, names: string[]): Promise<StoredClaim[]>;
  /** The claim that held a name last, whatever its state. */
  lastHolder(cluster: string, name: string): Promise<StoredClaim | undefined>;
  list(
    query: ClaimQuery,
    visible?: PermissionCriteria<ClaimFilter>,
  ): Promise<{ items: StoredClaim[]; totalItems: number }>;
  /**
   * Changes state and writes the event in one step. False, and nothing written, where the claim is no longer in `from`:
   * somebody else was quicker.
   */
  transition(id: string, transition: Transition): Promise<boolean>;
  /** Updates the reason shown beside an unchanged state. */
  setReason(id: string, reason: string | undefined, at: string): Promise<void>;
  setRepairRequested(id: string, requested: boolean): Promise<void>;
  addEvent(id: string, event: NewEvent): Promise<void>;
  /** Newest first. */
  history(id: string): Promise<ClaimEvent[]>;
  objects(id: string): Promise<StoredObject[]>;
  /** Replaces what is known of a claim's objects. */
  setObjects(id: string, objects: StoredObject[]): Promise<void>;
  /** Objects by claim id, for claims that have any. */
  objectsOf(ids: string[]): Promise<Map<string, StoredObject[]>>;
  /** Ids of the claims of a cluster in these states. */
  idsOfCluster(
    cluster: string,
    states: readonly ClaimState[],
  ): Promise<string[]>;
}
