import { ConflictError, NotFoundError } from '@backstage/errors';
import { isErrorNamed } from '@dugnad/plugin-backend-kit-node';
import {
  GrantedValues,
  RequestKind,
  RequestState,
} from '@dugnad/plugin-namespaces-common';
import { StoredClaim } from '../database/ClaimStore';
import { refusal } from '../http/refusals';
import { Decider, approvalBy, isSamePerson } from './approvalBy';
import { changedFacts, supersededReason } from './changedFacts';
import { NewRequest, newRequest } from './newRequest';
import { openSlots } from './openSlots';
import { MembersOf, Standing, readStanding } from './readStanding';
import {
  RequestDecision,
  RequestStore,
  RequestUnit,
  StoredRequest,
  sumKeys,
} from './RequestStore';
import { supersedeChanged } from './supersedeChanged';

/** An approved request as it takes effect. */
export interface ApprovedRequest {
  request: StoredRequest;
  /** The values to put into effect: as granted, which may be others than asked for. */
  granted: Record<string, unknown>;
  /** Who approved last; `system` for the policy. */
  by: string;
  /** ISO 8601. */
  at: string;
}

/** What belongs to a kind of request within the unit that decides it. */
export interface RequestKindRules {
  /** Looks up, before the unit begins, what `grant` reads. */
  prepare?(request: StoredRequest): Promise<void>;
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

/** A request that was filed or decided, and what ended because it took effect. */
export interface Decided {
  request: StoredRequest;
  superseded: StoredRequest[];
}

/** Options of `ClaimRequests`. */
export interface ClaimRequestsOptions {
  store: RequestStore;
  timeoutDays: number;
  /** Who is in a group; left out where nobody can tell. */
  membersOf?: MembersOf;
  /** Called after every change, to tell people and pages. Must not throw. */
  onNews(request: StoredRequest, news: RequestNews): void;
  now?: () => Date;
}

/**
 * Everything somebody asks for, from filing to its end. Whoever may call is the caller's business; that a person decides who
 * did not ask, on facts that still hold, and that only one decision counts, is enforced here. A decision takes effect in the
 * unit that makes it, so there is no moment between the two.
 */
export class ClaimRequests {
  readonly #options: ClaimRequestsOptions;
  readonly #rules = new Map<RequestKind, RequestKindRules>();

  constructor(options: ClaimRequestsOptions) {
    this.#options = options;
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
    const filed = await this.#options.store.atomically(sumKeys(claim), unit =>
      this.fileIn(unit, kind, claim, input),
    );
    this.afterFiling(filed);
    return filed.request;
  }

  /** Files a request as part of a unit; call `afterFiling` once the unit is done. */
  async fileIn(
    unit: RequestUnit,
    kind: RequestKind,
    claim: StoredClaim,
    input: NewRequest,
  ): Promise<Decided> {
    const { decision } = input;
    if (decision.verdict === 'refuse') {
      throw refusal(decision.reasons);
    }
    const now = this.#date();
    const { timeoutDays } = this.#options;
    const request = newRequest(kind, claim, input, { now, timeoutDays });
    await unit.insert(request);
    return request.state === 'approved'
      ? this.#takeEffect(unit, request)
      : { request, superseded: [] };
  }

  /** Tells people what was filed, and what ended by it. */
  afterFiling({ request, superseded }: Decided): void {
    const news = request.state === 'approved' ? 'approved' : 'filed';
    this.#tell({ request, superseded }, news);
  }

  /** Changes a claim without a request. What waits on facts that are otherwise afterwards ends in the same unit. */
  async change(
    claim: StoredClaim,
    by: string,
    work: (unit: RequestUnit, at: string) => Promise<void>,
  ): Promise<void> {
    const { store, onNews } = this.#options;
    const superseded = await store.atomically(sumKeys(claim), async unit => {
      const at = this.#now();
      await work(unit, at);
      return supersedeChanged(unit, claim.id, { by, at });
    });
    superseded.forEach(request => onNews(request, 'superseded'));
  }

  /**
   * Gives a person's approval; the last one needed puts the request into effect. Throws `ConflictError` where it was asked for
   * on other facts than there are now, which ends it.
   */
  async approve(
    id: string,
    decider: Decider,
    given: { comment?: string; granted?: GrantedValues },
  ): Promise<StoredRequest> {
    const standing = await this.#prepare(id);
    const decided = await this.#decide(id, async (unit, request) => {
      const claim = await unit.claim(request.claimId);
      const changed = claim ? changedFacts(request, claim) : ['it is gone'];
      return changed.length > 0
        ? this.#ended(
            request,
            'superseded',
            'system',
            supersededReason(changed),
          )
        : this.#approval(unit, request, { ...given, decider, standing });
    });
    const { state, reason } = decided.request;
    this.#tell(decided, state === 'waiting' ? 'approval' : state);
    if (state === 'superseded') {
      throw new ConflictError(reason);
    }
    return decided.request;
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

  /** Ends what waited too long at this time, or whose claim is on its way out. Returns how many. */
  async endOverdue(now = this.#date()): Promise<number> {
    const at = now.toISOString();
    const overdue = await this.#options.store.overdue(at);
    for (const { id, dueAt } of overdue) {
      const late = dueAt !== undefined && dueAt <= at;
      const [state, reason] = late
        ? (['timed-out', `Nobody decided by ${dueAt}`] as const)
        : (['superseded', 'The namespace is on its way out'] as const);
      try {
        await this.#end(id, state, 'system', reason, () => {});
      } catch (error) {
        // Decided at the last moment
        if (!isErrorNamed('ConflictError', error)) {
          throw error;
        }
      }
    }
    return overdue.length;
  }

  async #approval(
    unit: RequestUnit,
    waiting: StoredRequest,
    {
      decider,
      standing,
      comment,
      granted = {},
    }: {
      decider: Decider;
      standing: Standing | undefined;
      comment?: string;
      granted?: GrantedValues;
    },
  ): Promise<RequestDecision> {
    // Who approved and has left the group since does not count, at the latest when it would take effect
    const kept = waiting.approvals.filter(one => !standing?.hasLeft(one));
    const request = { ...waiting, approvals: kept };
    const slot = approvalBy(request, decider);
    const at = this.#now();
    const via = standing?.groupOf(decider.ref, slot);
    const { role } = slot;
    const approvals = [...kept, { role, by: decider.ref, at, comment, via }];
    const values = await this.#grant(unit, request, granted, decider);
    return openSlots({ ...request, approvals }).length > 0
      ? { state: 'waiting', approvals, granted: values }
      : {
          state: 'approved',
          approvals,
          granted: values,
          decidedBy: decider.ref,
          decidedAt: at,
        };
  }

  /** Looks up what the unit will want to know: it waits for nobody itself. */
  async #prepare(id: string): Promise<Standing | undefined> {
    const { store, membersOf } = this.#options;
    const request = await store.get(id);
    if (!request) {
      return undefined;
    }
    await this.#rules.get(request.kind)?.prepare?.(request);
    return membersOf && readStanding(request, membersOf);
  }

  async #end(
    id: string,
    state: Exclude<RequestState, 'waiting' | 'approved'>,
    by: string,
    reason: string | undefined,
    check: (request: StoredRequest) => void,
  ): Promise<StoredRequest> {
    const decided = await this.#decide(id, async (_unit, request) => {
      check(request);
      return this.#ended(request, state, by, reason);
    });
    this.#tell(decided, state);
    return decided.request;
  }

  #ended(
    { approvals }: StoredRequest,
    state: Exclude<RequestState, 'waiting' | 'approved'>,
    by: string,
    reason: string | undefined,
  ): RequestDecision {
    return { state, approvals, decidedBy: by, decidedAt: this.#now(), reason };
  }

  /** One decision as one unit. Throws `ConflictError` where the request does not wait any more. */
  async #decide(
    id: string,
    decide: (
      unit: RequestUnit,
      request: StoredRequest,
    ) => Promise<RequestDecision>,
  ): Promise<Decided> {
    const { store } = this.#options;
    const known = await store.get(id);
    if (!known) {
      throw new NotFoundError(`There is no request ${id}`);
    }
    const rules = this.#rules.get(known.kind);
    const keys = [
      `request ${id}`,
      ...sumKeys({ ...known.claim, costCenter: costCenterOf(known) }),
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
      const revision = request.revision + 1;
      const decided = { ...request, ...decision, revision };
      if (decided.state === 'waiting') {
        return { request: decided, superseded: [] };
      }
      const ended = { ...decided, dueAt: undefined };
      if (decided.state === 'approved') {
        return this.#takeEffect(unit, ended);
      }
      await rules?.close?.(unit, ended);
      return { request: ended, superseded: [] };
    });
  }

  async #takeEffect(
    unit: RequestUnit,
    request: StoredRequest,
  ): Promise<Decided> {
    const approved = approvedOf(request);
    await this.#rules.get(request.kind)?.apply?.(unit, approved);
    const superseded = await supersedeChanged(unit, request.claimId, approved);
    return { request, superseded };
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

  #tell({ request, superseded }: Decided, news: RequestNews): void {
    const { onNews } = this.#options;
    onNews(request, news);
    superseded.forEach(ended => onNews(ended, 'superseded'));
  }

  #date(): Date {
    return (this.#options.now ?? (() => new Date()))();
  }

  #now(): string {
    return this.#date().toISOString();
  }
}

/** Only who filed a request takes it back. */
export function isRequester(
  request: Pick<StoredRequest, 'requestedBy'>,
  ref: string,
): boolean {
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

/** The cost centre whose sum a request changes; a rule adds another that it moves to. */
function costCenterOf({ requested, basis }: StoredRequest): string | undefined {
  const found = requested.costCenter ?? basis.costCenter;
  return typeof found === 'string' ? found : undefined;
}

function over({ state, decidedBy }: StoredRequest): ConflictError {
  return new ConflictError(
    `This request is ${state}${
      decidedBy ? ` by ${decidedBy}` : ''
    }; it cannot be decided any more`,
  );
}
