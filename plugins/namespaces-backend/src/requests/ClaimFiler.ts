import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { isErrorNamed } from '@dugnad/plugin-backend-kit-node';
import {
  BatchPreview,
  Claim,
  ClaimBatch,
  ClaimPreview,
  ClaimRequest,
  Problem,
  Verdict,
  namespaceClaimUpdatePermission,
} from '@dugnad/plugin-namespaces-common';
import { ClustersService } from '@dugnad/plugin-clusters-node';
import { v4 as uuid } from 'uuid';
import { ClaimAccess } from '../access/ClaimAccess';
import { ClusterCapacity } from '../capacity/ClusterCapacity';
import { viewClaim } from '../claimView';
import { NamespacesConfig } from '../config';
import { ClaimStore, StoredClaim } from '../database/ClaimStore';
import { refusal } from '../http/refusals';
import { newClaim } from '../newClaim';
import { claimProblems } from '../policy/claimProblems';
import { CostCentreBook } from '../policy/CostCentreBook';
import { isCostCentreRefused } from '../policy/costCentreProblems';
import { differencesFrom } from '../policy/differencesFrom';
import { Caller, gatherFacts } from '../policy/gatherFacts';
import { defaultExpiry } from '../policy/judgeExpiry';
import { normalizeRef } from '../policy/normalizeRef';
import { Organisation } from '../policy/Organisation';
import { AlsoAsked, PolicyJudge } from '../policy/PolicyJudge';
import { questionOf } from '../policy/questionOf';
import { slotsFor } from '../policy/slotsFor';
import { BudgetBook } from '../price/BudgetBook';
import { PreviewBuilder, PreviewVerdict, isOutsider } from './PreviewBuilder';
import { ClaimRequests, Decided } from './ClaimRequests';
import { RequestStore, RequestUnit, sumKeys } from './RequestStore';

/** Options of `ClaimFiler`. */
export interface ClaimFilerOptions {
  store: ClaimStore;
  requestStore: RequestStore;
  requests: ClaimRequests;
  clusters: ClustersService;
  organisation: Organisation;
  access: ClaimAccess;
  capacity: ClusterCapacity;
  judge: PolicyJudge;
  previews: PreviewBuilder;
  budgets: BudgetBook;
  costCentres: CostCentreBook;
  config: NamespacesConfig;
  now?: () => Date;
}

/** One request, looked into: what is wrong with it, or the claim it repeats. */
interface Prepared {
  request: ClaimRequest;
  problems: Problem[];
  existing?: StoredClaim;
}

/** Requests for new claims: preview and filing, one or several at once. */
export class ClaimFiler {
  readonly #options: ClaimFilerOptions;

  constructor(options: ClaimFilerOptions) {
    this.#options = options;
  }

  /** What filing would do; nothing is stored. */
  async preview(
    input: ClaimRequest,
    credentials: BackstageCredentials,
  ): Promise<ClaimPreview> {
    const batch = { requests: [input] };
    const { items } = await this.previewBatch(batch, credentials);
    return items[0];
  }

  /** What filing all of them would do, each counting those before it. */
  async previewBatch(
    { requests }: ClaimBatch,
    credentials: BackstageCredentials,
  ): Promise<BatchPreview> {
    await this.#options.access.authorizeCreate(credentials);
    const caller = await this.#options.access.caller(credentials);
    const prepared = await Promise.all(
      requests.map(input => this.#lookInto(input, caller)),
    );
    const judged = await this.#options.requestStore.atomically([], unit =>
      this.#judgeTogether(unit, prepared),
    );
    const items = await Promise.all(
      judged.map(({ request, ...verdict }) =>
        this.#options.previews.ofRequest(request, verdict),
      ),
    );
    return { items };
  }

  /**
   * Files a claim. The same again returns the claim there is, so that a caller may repeat a request whose answer got
   * lost; the same name with another size is a conflict. Throws what `refusal` says of a request that policy refuses.
   */
  async request(
    input: ClaimRequest,
    credentials: BackstageCredentials,
  ): Promise<Claim> {
    const [claim] = await this.#fileAll([input], credentials, problems =>
      problems.flatMap(found => found),
    );
    return claim;
  }

  /** Files all of them or none. What is wrong names its part: `requests.1.name`. */
  async requestBatch(
    { requests }: ClaimBatch,
    credentials: BackstageCredentials,
  ): Promise<Claim[]> {
    return this.#fileAll(requests, credentials, problems =>
      problems.flatMap((found, index) =>
        found.map(problem => ({
          ...problem,
          field: [`requests.${index}`, problem.field].filter(Boolean).join('.'),
          message: `${requests[index].name}: ${problem.message}`,
        })),
      ),
    );
  }

  async #fileAll(
    inputs: ClaimRequest[],
    credentials: BackstageCredentials,
    tell: (problems: Problem[][]) => Problem[],
  ): Promise<Claim[]> {
    await this.#options.access.authorizeCreate(credentials);
    const caller = await this.#options.access.caller(credentials);
    try {
      const prepared = await Promise.all(
        inputs.map(input => this.#prepare(input, caller, credentials)),
      );
      return await this.#store(prepared, caller, tell);
    } catch (error) {
      // The same request may have come twice at once, and the other one won
      if (!isErrorNamed('ConflictError', error)) {
        throw error;
      }
      const winners = await Promise.all(
        inputs.map(input =>
          this.#sameClaim(normalized(input), caller, credentials),
        ),
      );
      const found = winners.filter(winner => winner !== undefined);
      if (found.length < inputs.length) {
        throw error;
      }
      return found.map(claim => viewClaim(claim, this.#options.clusters));
    }
  }

  async #store(
    prepared: Prepared[],
    caller: Caller,
    tell: (problems: Problem[][]) => Problem[],
  ): Promise<Claim[]> {
    const { requestStore, requests, clusters } = this.#options;
    const keys = prepared.flatMap(({ request }) => sumKeys(request));
    const stored = await requestStore.atomically(keys, async unit => {
      const filed: { claim: StoredClaim; decided?: Decided }[] = [];
      const refused: Problem[][] = [];
      for (const one of prepared) {
        const result = one.existing
          ? { claim: one.existing, problems: [] }
          : await this.#file(unit, one, caller);
        refused.push(result.problems);
        if (result.claim) {
          filed.push({ ...result, claim: result.claim });
        }
      }
      const problems = tell(refused);
      if (problems.length > 0) {
        throw refusal(problems);
      }
      return filed;
    });
    stored.forEach(({ decided }) => decided && requests.afterFiling(decided));
    return stored.map(({ claim }) => viewClaim(claim, clusters));
  }

  async #file(
    unit: RequestUnit,
    { request, problems }: Prepared,
    caller: Caller,
  ): Promise<{
    claim?: StoredClaim;
    decided?: Decided;
    problems: Problem[];
  }> {
    const { judge, requests, config } = this.#options;
    if (isOutsider(problems)) {
      return { problems };
    }
    const question = questionOf(request, problems, config.sizes);
    const { verdict: decision } = await judge.judge(unit, question, {
      countsOpen: true,
    });
    if (decision.verdict === 'refuse') {
      return { problems: decision.reasons };
    }
    const now = this.#now();
    const at = now.toISOString();
    const id = uuid();
    const { claim, events } = newClaim({ id, request, decision, caller, at });
    await unit.createClaim(claim, events, now.getTime());
    const decided = await requests.fileIn(unit, 'create', claim, {
      by: caller.ref,
      requested: request,
      decision,
      slots: slotsFor(question, decision, config.policy),
    });
    return { claim, decided, problems: [] };
  }

  async #judgeTogether(unit: RequestUnit, prepared: Prepared[]) {
    const { judge, config } = this.#options;
    const judged: (PreviewVerdict & { request: ClaimRequest })[] = [];
    const alsoAsked: AlsoAsked[] = [];
    for (const { request, problems } of prepared) {
      if (isOutsider(problems)) {
        // What another team has is not for everybody who asks in its name
        judged.push({ request, verdict: refusedFor(problems) });
        continue;
      }
      const question = questionOf(request, problems, config.sizes);
      const { verdict, capacity } = await judge.judge(unit, question, {
        alsoAsked,
        countsOpen: true,
      });
      judged.push({ request, verdict, capacity });
      const { ownerRef, cluster, size, quota } = request;
      const weight = question.weighs?.after;
      const sum = { size, quota, claims: 1 };
      alsoAsked.push({ ownerRef, cluster, sum, weight });
    }
    return judged;
  }

  async #prepare(
    input: ClaimRequest,
    caller: Caller,
    credentials: BackstageCredentials,
  ): Promise<Prepared> {
    const request = normalized(input);
    const existing = await this.#sameClaim(request, caller, credentials);
    return existing
      ? { request, problems: [], existing }
      : this.#lookInto(input, caller);
  }

  /** What is wrong with a request, and its values with the policy's defaults. */
  async #lookInto(input: ClaimRequest, caller: Caller): Promise<Prepared> {
    const { capacity, previews, budgets, config } = this.#options;
    const asked = normalized(input);
    const { environment } = asked;
    const request: ClaimRequest = {
      ...asked,
      expiresAt:
        asked.expiresAt ??
        defaultExpiry(environment, this.#now(), config.policy),
    };
    const [facts] = await Promise.all([
      gatherFacts(request, caller, this.#options),
      capacity.settled(request.cluster),
      budgets.settled(request),
    ]);
    const problems = claimProblems(request, facts);
    // A cost centre that is not theirs has no budget for them either
    const overBudget =
      isOutsider(problems) || isCostCentreRefused(problems)
        ? []
        : await previews.budgetProblems(request);
    return { request, problems: [...problems, ...overBudget] };
  }

  /** A claim on the same name by the same owner that the caller could have filed. */
  async #sameClaim(
    request: ClaimRequest,
    caller: Caller,
    credentials: BackstageCredentials,
  ): Promise<StoredClaim | undefined> {
    const { store, access } = this.#options;
    const holder = await store.holder(request.cluster, request.name);
    const same =
      holder?.ownerRef === request.ownerRef && holder.state !== 'deleting';
    const mine =
      same &&
      (caller.ownershipRefs.includes(holder.ownerRef) ||
        (await access.isAllowed(
          credentials,
          namespaceClaimUpdatePermission,
          holder,
        )));
    const differences = mine ? differencesFrom(holder, request) : [];
    if (differences.length) {
      throw refusal(differences);
    }
    return mine ? holder : undefined;
  }

  #now(): Date {
    return (this.#options.now ?? (() => new Date()))();
  }
}

function refusedFor(problems: Problem[]): Verdict {
  const [{ rule }] = problems;
  return { verdict: 'refuse', rule, reasons: problems, measurements: [] };
}

/** References as the catalog writes them, so that rules and filters can compare text. */
function normalized(request: ClaimRequest): ClaimRequest {
  return {
    ...request,
    ownerRef: normalizeRef(request.ownerRef, 'group') ?? request.ownerRef,
    systemRef:
      request.systemRef &&
      (normalizeRef(request.systemRef, 'system') ?? request.systemRef),
  };
}
