import { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  NamespaceRequest,
  Quota,
  RequestKind,
  RequestQuery,
  RequestState,
} from '@dugnad/plugin-namespaces-common';
import { NewEvent, StoredClaim, Transition } from '../database/ClaimStore';

/** A request as it is kept: without what depends on who looks at it. */
export interface StoredRequest extends Omit<NamespaceRequest, 'actions'> {
  /** Counts decisions, so that of two at once only one counts. */
  revision: number;
  broughtAboutBy: string[];
  /** Values of the claim it is decided on; where one is otherwise when it is decided, it ends. Null for what is not set. */
  basis: Record<string, unknown>;
}

/** What a permission decision lets through, in terms of the store. */
export type RequestFilter = { ownerRefs: string[] } | { groupRefs: string[] };

/** A query of a caller. */
export interface RequestListQuery extends Omit<RequestQuery, 'for'> {
  /** Only those this person filed. */
  requestedBy?: string;
  /** Only those that wait for this person. */
  decider?: { ref: string; groups: string[]; isPlatform: boolean };
}

/** Claims of one size, or of one explicit quota, and how many there are. */
export interface ClaimSum {
  size: string;
  quota?: Quota;
  claims: number;
}

/** What a claim may hold, and what of it budgets are set for. */
export interface ClaimPromise {
  cluster: string;
  name: string;
  ownerRef: string;
  costCenter?: string;
  size: string;
  quota?: Quota;
  /** Another size that is asked for. */
  wanted?: { size: string; quota?: Quota };
}

/** Values of a claim that requests change; null clears. */
export interface ClaimValues {
  ownerRef?: string;
  purpose?: string;
  size?: string;
  quota?: Quota | null;
  ingress?: StoredClaim['ingress'];
  egressInternet?: boolean;
  expiresAt?: string | null;
  /** Who brought that end about. */
  endBy?: string[] | null;
  graceUntil?: string | null;
  contact?: string | null;
  systemRef?: string | null;
  dataClassification?: string | null;
  costCenter?: string | null;
}

/** What a decision changes of a request. */
export interface RequestDecision
  extends Pick<StoredRequest, 'state' | 'approvals'>,
    Partial<
      Pick<StoredRequest, 'granted' | 'decidedBy' | 'decidedAt' | 'reason'>
    > {}

/** Everything of one decision, all or nothing. Reads see what the same unit wrote. */
export interface RequestUnit {
  /** Claims that hold quota: let in and not deleted. */
  sums(
    scope: { ownerRef: string } | { cluster: string },
    exceptClaimId?: string,
  ): Promise<ClaimSum[]>;
  /** Claims under one of these budgets that were let in and are not deleted, and with `withOpen` those asked for. */
  promises(
    accounts: { kind: string; id: string }[],
    options: { exceptClaimId?: string; withOpen: boolean },
  ): Promise<ClaimPromise[]>;
  claim(id: string): Promise<StoredClaim | undefined>;
  /** Throws `ConflictError` where another claim holds the name in that cluster. */
  createClaim(
    claim: StoredClaim,
    events: NewEvent[],
    nowMs: number,
  ): Promise<void>;
  /** False where the claim has left that state. */
  transition(claimId: string, transition: Transition): Promise<boolean>;
  /** Changes values, writes the event and asks for the claim's work. */
  changeClaim(
    claimId: string,
    values: ClaimValues,
    event: NewEvent,
  ): Promise<void>;
  /** Changes values that a transition tells of, and asks for the claim's work. `at` is ISO 8601. */
  setValues(claimId: string, values: ClaimValues, at: string): Promise<void>;
  addEvent(claimId: string, event: NewEvent): Promise<void>;
  request(id: string): Promise<StoredRequest | undefined>;
  /** Requests about a claim that wait for a decision. */
  openRequests(claimId: string): Promise<StoredRequest[]>;
  /** Throws `ConflictError` where a request of this kind waits for this claim already. */
  insert(request: StoredRequest): Promise<void>;
  /** False, and nothing written, where it no longer waits or somebody else decided meanwhile. */
  decide(request: StoredRequest, decision: RequestDecision): Promise<boolean>;
}

/** Requests, and units of work over them and the claims they are about. */
export interface RequestStore {
  get(id: string): Promise<StoredRequest | undefined>;
  getMany(ids: string[]): Promise<StoredRequest[]>;
  /** Newest first. */
  list(
    query: RequestListQuery,
    visible?: PermissionCriteria<RequestFilter>,
  ): Promise<{ items: StoredRequest[]; totalItems: number }>;
  /** Newest first. */
  ofClaim(
    claimId: string,
    filter?: { state?: RequestState; kind?: RequestKind },
  ): Promise<StoredRequest[]>;
  /** Waiting requests whose time is up, or whose claim is on its way out. */
  overdue(nowIso: string): Promise<StoredRequest[]>;
  /**
   * Runs `work` as one unit while nobody else holds any of the keys, in any replica. Keep it short: no calls to clusters or
   * to the catalog inside.
   */
  atomically<T>(
    keys: string[],
    work: (unit: RequestUnit) => Promise<T>,
  ): Promise<T>;
}

/** Keys under which everything that changes a team's, a cluster's or a cost centre's sum is done one after the other. */
export function sumKeys({
  ownerRef,
  cluster,
  costCenter,
}: {
  ownerRef: string;
  cluster: string;
  costCenter?: string;
}): string[] {
  return [
    `team ${ownerRef}`,
    `cluster ${cluster}`,
    ...(costCenter ? [`cost-centre ${costCenter}`] : []),
  ];
}
