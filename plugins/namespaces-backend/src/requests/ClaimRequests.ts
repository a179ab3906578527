import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  GrantedValues,
  RequestKind,
  RequestSlot,
  RequestState,
  Verdict,
} from '@dugnad/plugin-namespaces-common';
import { v4 as uuid } from 'uuid';
import { StoredClaim } from '../database/ClaimStore';
import { refusal } from '../http/refusals';
import { Decider, approvalBy, isSamePerson } from './approvalBy';
import { openSlots } from './openSlots';
import {
  RequestDecision,
  RequestStore,
  RequestUnit,
  StoredRequest,
  sumKeys,
} from './RequestStore';

const DAY_MS = 86_400_000;

/** What is asked for. */
export interface NewRequest {
  /** Entity reference of who asks. */
  by: string;
  /** Values before. */
  original?: Record<string, unknown>;
  requested: Record<string, unknown>;
  /** `approve` takes effect at once, `ask` waits, `refuse` throws. */
  decision: Verdict;
  /** Approvals it needs where the decision is `ask`. */
  slots: RequestSlot[];
  comment?: string;
}

/** An approved request on its way to take effect. */
export interface ApprovedRequest {
  request: StoredRequest;
  /** The values to put into effect: as granted, which may be others than asked for. */
  granted: Record<string, unknown>;
  /** Who approved last; `system` for the policy. */
  by: string;
  /** ISO 8601. */
  at: string;
}

/**
 * Puts an approved request into effect. Runs after the decision is stored, at least once: after a crash it runs again, so it
 * must end in the same state when it does.
 */
export type ApprovedHandler = (approved: ApprovedRequest) => Promise<void>;

/** What belongs to a kind of request within the unit that decides it. */
export interface RequestKindRules {
  /**
   * The values that would take effect, from those asked for and those an approver grants. Throws where they may not be
   * granted, or not by this approver: sums are checked here again, because others were let in meanwhile.
   */
  grant(
    unit: RequestUnit,
    request: StoredRequest,
    granted: GrantedValues,
    decider: Decider,
  ): Promise<Record<string, unknown>>;
  /** Further keys to hold while deciding; the team's and the cluster's are always held. */
  keys?(request: StoredRequest): string[];
  /** Puts it into effect, all or nothing with the decision. */
  apply?(unit: RequestUnit, approved: ApprovedRequest): Promise<void>;
  /** Another end than approval. */
  close?(unit: RequestUnit, closed: StoredRequest): Promise<void>;
}

/** What happened to a request, for people. */
export type RequestNews =
  | 'filed'
  | 'approval'
  | Exclude<RequestState, 'waiting'>;

/** Options of `ClaimRequests`. */
export interface ClaimRequestsOptions {
  store: RequestStore;
  logger: LoggerService;
  timeoutDays: number;
  /** Called after every change, to tell people and pages. Must not throw. */
  onNews(request: StoredRequest, news: RequestNews): void;
  now?: () => Date;
}

/**
 * Everything somebody asks for, from filing to its end. Whoever may call is the caller's business; that a person decides who
 * did not ask, and that only one decision counts, is enforced here.
 */
export class ClaimRequests {
  readonly #options: ClaimRequestsOptions;
  readonly #rules = new Map<RequestKind, RequestKindRules>();
  readonly #handlers = new Map<RequestKind, ApprovedHandler>();

  constructor(options: ClaimRequestsOptions) {
    this.#options = options;
  }

  /** Registers what approval of a kind brings about outside the unit. */
  onApproved(kind: RequestKind, handler: ApprovedHandler): void {
    this.#handlers.set(kind, handler);
  }

  /** Registers what belongs to a kind within the unit. */
  setRules(kind: RequestKind, rules: RequestKindRules): void {
    this.#rules.set(kind, rules);
  }

  /** Files a request. Approved at once where the decision says so. Throws `ConflictError` where one of the kind waits. */
  async file(
    kind: RequestKind,
    claim: StoredClaim,
    input: NewRequest,
  ): Promise<StoredRequest> {
    const request = await this.#options.store.atomically(sumKeys(claim), unit =>
      this.fileIn(unit, kind, claim, input),
    );
    await this.afterFiling(request);
    return request;
  }

  /** Files a request as part of a unit; call `afterFiling` once the unit is done. */
  async fileIn(
    unit: RequestUnit,
    kind: RequestKind,
    claim: StoredClaim,
    input: NewRequest,
  ): Promise<StoredRequest> {
    const { decision } = input;
    if (decision.verdict === 'refuse') {
      throw refusal(decision.reasons);
    }
    const request = this.#newRequest(kind, claim, input);
    await unit.insert(request);
    if (request.state === 'approved') {
      await this.#rules.get(kind)?.apply?.(unit, approvedOf(request));
    }
    return request;
  }

  /** Tells people, and runs what approval brings about. */
  async afterFiling(request: StoredRequest): Promise<void> {
    const news = request.state === 'approved' ? 'approved' : 'filed';
    this.#options.onNews(request, news);
    if (request.state === 'approved') {
      await this.#settle(request);
    }
  }

  /** Gives a person's approval; the last one needed puts the request into effect. */
  async approve(
    id: string,
    decider: Decider,
    { comment, granted = {} }: { comment?: string; granted?: GrantedValues },
  ): Promise<StoredRequest> {
    const decided = await this.#decide(id, async (unit, request) => {
      const { role } = approvalBy(request, decider);
      const at = this.#now();
      const approvals = [
        ...request.approvals,
        { role, by: decider.ref, at, comment },
      ];
      const values = await this.#grant(unit, request, granted, decider);
      if (openSlots({ ...request, approvals }).length > 0) {
        return { state: 'waiting', approvals, granted: values, settled: true };
      }
      return {
        state: 'approved',
        approvals,
        granted: values,
        decidedBy: decider.ref,
        decidedAt: at,
        settled: !this.#handlers.has(request.kind),
      };
    });
    const news = decided.state === 'approved' ? 'approved' : 'approval';
    this.#options.onNews(decided, news);
    await this.#settle(decided);
    return decided;
  }

  async reject(
    id: string,
    decider: Decider,
    reason: string,
  ): Promise<StoredRequest> {
    return this.#end(id, 'rejected', decider.ref, reason, request => {
      approvalBy(request, decider);
    });
  }

  /** Takes a request back. `may` throws where the caller may not. */
  async withdraw(
    id: string,
    by: string,
    reason: string | undefined,
    may: (request: StoredRequest) => void,
  ): Promise<StoredRequest> {
    return this.#end(id, 'withdrawn', by, reason, may);
  }

  /** Ends what waited too long or whose claim is on its way out. Returns how many. */
  async endOverdue(): Promise<number> {
    const overdue = await this.#options.store.overdue(this.#now());
    for (const { id, dueAt } of overdue) {
      const late = dueAt !== undefined && dueAt <= this.#now();
      const [state, reason] = late
        ? (['timed-out', `Nobody decided by ${dueAt}`] as const)
        : (['withdrawn', 'The namespace is on its way out'] as const);
      try {
        await this.#end(id, state, 'system', reason, () => {});
      } catch (error) {
        // Decided at the last moment
        if (!(error instanceof ConflictError)) {
          throw error;
        }
      }
    }
    return overdue.length;
  }

  /** Runs what approvals bring about where a process died before it was done. */
  async settleAll(): Promise<void> {
    for (const request of await this.#options.store.unsettled()) {
      await this.#settle(request);
    }
  }

  async #end(
    id: string,
    state: Exclude<RequestState, 'waiting' | 'approved'>,
    by: string,
    reason: string | undefined,
    check: (request: StoredRequest) => void,
  ): Promise<StoredRequest> {
    const ended = await this.#decide(id, async (_unit, request) => {
      check(request);
      return {
        state,
        approvals: request.approvals,
        decidedBy: by,
        decidedAt: this.#now(),
        reason,
        settled: true,
      };
    });
    this.#options.onNews(ended, state);
    return ended;
  }

  /** One decision as one unit. Throws `ConflictError` where the request does not wait any more. */
  async #decide(
    id: string,
    decide: (
      unit: RequestUnit,
      request: StoredRequest,
    ) => Promise<RequestDecision>,
  ): Promise<StoredRequest> {
    const { store } = this.#options;
    const known = await store.get(id);
    if (!known) {
      throw new NotFoundError(`There is no request ${id}`);
    }
    const rules = this.#rules.get(known.kind);
    const keys = [
      `request ${id}`,
      ...sumKeys(known.claim),
      ...(rules?.keys?.(known) ?? []),
    ];
    return store.atomically(keys, async unit => {
      const request = await unit.request(id);
      if (!request || request.state !== 'waiting') {
        throw over(request ?? known);
      }
      const decision = await decide(unit, request);
      if (!(await unit.decide(request, decision))) {
        throw over(request);
      }
      const decided = {
        ...request,
        ...decision,
        revision: request.revision + 1,
      };
      if (decided.state === 'approved') {
        await rules?.apply?.(unit, approvedOf(decided));
      } else if (decided.state !== 'waiting') {
        await rules?.close?.(unit, decided);
      }
      return decided.state === 'waiting'
        ? decided
        : { ...decided, dueAt: undefined };
    });
  }

  async #grant(
    unit: RequestUnit,
    request: StoredRequest,
    granted: GrantedValues,
    decider: Decider,
  ) {
    const rules = this.#rules.get(request.kind);
    // What an earlier approver granted stays, unless this one says otherwise
    const asked = {
      ...request,
      requested: request.granted ?? request.requested,
    };
    return rules ? rules.grant(unit, asked, granted, decider) : asked.requested;
  }

  async #settle(request: StoredRequest): Promise<void> {
    const handler = this.#handlers.get(request.kind);
    if (request.state !== 'approved' || request.settled) {
      return;
    }
    try {
      await handler?.(approvedOf(request));
      await this.#options.store.markSettled(request.id);
    } catch (error) {
      // Tried again by `settleAll`
      this.#options.logger.warn(
        `Request ${request.id} (${request.kind} of ${request.claim.name}) is approved but not yet in effect: ${error}`,
      );
    }
  }

  #newRequest(
    kind: RequestKind,
    claim: StoredClaim,
    { by, original, requested, decision, slots, comment }: NewRequest,
  ): StoredRequest {
    const at = this.#now();
    const approved = decision.verdict === 'approve';
    const { name, cluster, environment, ownerRef } = claim;
    return {
      id: uuid(),
      claimId: claim.id,
      kind,
      state: approved ? 'approved' : 'waiting',
      claim: { name, cluster, environment, ownerRef },
      requestedBy: by,
      requestedAt: at,
      comment,
      original,
      requested,
      decision,
      slots: approved ? [] : slots,
      approvals: [],
      revision: 0,
      settled: !(approved && this.#handlers.has(kind)),
      ...(approved
        ? { granted: requested, decidedBy: 'system', decidedAt: at }
        : { dueAt: this.#dueAt() }),
    };
  }

  #dueAt(): string {
    const now = Date.parse(this.#now());
    return new Date(now + this.#options.timeoutDays * DAY_MS).toISOString();
  }

  #now(): string {
    return (this.#options.now ?? (() => new Date()))().toISOString();
  }
}

/** Only who filed a request takes it back. */
export function isRequester(request: StoredRequest, ref: string): boolean {
  return isSamePerson(request.requestedBy, ref);
}

function approvedOf(request: StoredRequest): ApprovedRequest {
  return {
    request,
    granted: request.granted ?? request.requested,
    by: request.decidedBy ?? 'system',
    at: request.decidedAt ?? request.requestedAt,
  };
}

function over({ state, decidedBy }: StoredRequest): ConflictError {
  return new ConflictError(
    `This request is ${state}${
      decidedBy ? ` by ${decidedBy}` : ''
    }; it cannot be decided any more`,
  );
}
