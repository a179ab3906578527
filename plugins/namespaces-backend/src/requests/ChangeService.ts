import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ChangePreview,
  ClaimChange,
  NamespaceRequest,
  Problem,
  Verdict,
  namespaceClaimUpdatePermission,
} from '@dugnad/plugin-namespaces-common';
import { ClaimAccess } from '../access/ClaimAccess';
import { ClaimFinder } from '../access/ClaimFinder';
import { ClusterCapacity } from '../capacity/ClusterCapacity';
import { NamespacesConfig } from '../config';
import { StoredClaim } from '../database/ClaimStore';
import { refusal } from '../http/refusals';
import { UsageSource } from '../measure/UsageSource';
import { CostCentreBook } from '../policy/CostCentreBook';
import { changedCostCentreProblems } from '../policy/costCentreProblems';
import { UsageFacts } from '../policy/decideClaim';
import { Caller } from '../policy/gatherFacts';
import { normalizeRef } from '../policy/normalizeRef';
import { Organisation } from '../policy/Organisation';
import { PolicyJudge } from '../policy/PolicyJudge';
import { slotsFor } from '../policy/slotsFor';
import { transferProblems, transferReasons } from '../policy/transferProblems';
import { BudgetBook } from '../price/BudgetBook';
import { checkChangeable } from './changeRules';
import { ClaimRequests } from './ClaimRequests';
import { ChangePlan, planChange } from './planChange';
import { PreviewBuilder } from './PreviewBuilder';
import { RequestService } from './RequestService';
import { RequestStore, RequestUnit, sumKeys } from './RequestStore';

/** Options of `ChangeService`. */
export interface ChangeServiceOptions {
  requestStore: RequestStore;
  requests: ClaimRequests;
  service: RequestService;
  organisation: Organisation;
  access: ClaimAccess;
  finder: ClaimFinder;
  capacity: ClusterCapacity;
  usage: UsageSource;
  judge: PolicyJudge;
  previews: PreviewBuilder;
  budgets: BudgetBook;
  costCentres: CostCentreBook;
  config: NamespacesConfig;
}

/** A change, looked into. */
interface Prepared {
  claim: StoredClaim;
  change: ClaimChange;
  plan: ChangePlan;
  usage?: UsageFacts;
  caller: Caller;
}

/** Requests to change a claim: another size, owner, details or end. Every method checks the caller's rights itself. */
export class ChangeService {
  readonly #options: ChangeServiceOptions;

  constructor(options: ChangeServiceOptions) {
    this.#options = options;
  }

  /** What a change would do; nothing is stored. */
  async preview(
    claimId: string,
    change: ClaimChange,
    credentials: BackstageCredentials,
  ): Promise<ChangePreview> {
    const { requestStore, previews } = this.#options;
    const prepared = await this.#prepare(claimId, change, credentials);
    const judged = await requestStore.atomically([], unit =>
      this.#judge(unit, prepared),
    );
    const { original, requested, next } = prepared.plan;
    const preview = await previews.ofRequest(next, judged, prepared.claim);
    return { ...preview, original, requested };
  }

  /**
   * Asks for a change. It takes effect at once where the policy wants nobody's word. Throws what `refusal` says where policy
   * refuses, and `ConflictError` where a request of the kind waits already.
   */
  async request(
    claimId: string,
    change: ClaimChange,
    credentials: BackstageCredentials,
  ): Promise<NamespaceRequest> {
    const { requestStore, requests, service, config } = this.#options;
    const prepared = await this.#prepare(claimId, change, credentials);
    const { claim, plan, caller } = prepared;
    const { question, original, requested } = plan;
    const keys = [
      ...sumKeys(claim),
      ...sumKeys({ ...plan.next, ownerRef: question.ownerRef }),
    ];
    const filed = await requestStore.atomically(keys, async unit => {
      const { verdict: decision } = await this.#judge(unit, prepared);
      if (decision.verdict === 'refuse') {
        throw refusal(decision.reasons);
      }
      return requests.fileIn(unit, change.kind, claim, {
        by: caller.ref,
        original,
        requested,
        decision,
        slots: slotsFor(question, decision, config.policy),
        comment: change.comment,
      });
    });
    requests.afterFiling(filed);
    return service.viewOne(filed.request, credentials);
  }

  async #prepare(
    claimId: string,
    input: ClaimChange,
    credentials: BackstageCredentials,
  ): Promise<Prepared> {
    const { access, finder, capacity, usage, budgets, costCentres, config } =
      this.#options;
    const permission = namespaceClaimUpdatePermission;
    const claim = await finder.permitted(claimId, permission, credentials);
    checkChangeable(claim, input.kind);
    const caller = await access.caller(credentials);
    const change = normalized(input);
    const plan = planChange(claim, change, config.sizes);
    const [problems, charged, measured] = await Promise.all([
      this.#problems(claim, change, plan, caller),
      costCentres.settled(),
      change.kind === 'resize'
        ? usage.read(claim, config.policy.increase.windowDays)
        : undefined,
      capacity.settled(claim.cluster),
      budgets.settled(plan.next),
    ]);
    plan.question.problems.push(
      ...problems,
      ...changedCostCentreProblems(plan.next, plan.requested, charged),
    );
    return { claim, change, plan, usage: measured, caller };
  }

  /** The verdict, with what a transfer means. The receiving group always has to accept, whatever the policy says. */
  async #judge(unit: RequestUnit, { claim, change, plan, usage }: Prepared) {
    const judged = await this.#options.judge.judge(unit, plan.question, {
      claimId: claim.id,
      usage,
      countsOpen: true,
    });
    return change.kind === 'owner'
      ? {
          ...judged,
          verdict: accepted(judged.verdict, claim, change.ownerRef),
        }
      : judged;
  }

  async #problems(
    claim: StoredClaim,
    change: ClaimChange,
    { next }: ChangePlan,
    caller: Caller,
  ): Promise<Problem[]> {
    const { organisation, config, previews } = this.#options;
    const found = memberProblems(claim, caller);
    if (change.kind === 'owner') {
      const members = await organisation.members(change.ownerRef);
      const facts = { members, requester: caller.ref };
      return [...found, ...transferProblems(change.ownerRef, facts)];
    }
    if (change.kind === 'resize') {
      return [...found, ...(await previews.budgetProblems(next, claim))];
    }
    if (change.kind !== 'details') {
      return found;
    }
    const { systemRef, dataClassification } = change;
    const known = config.dataClassifications;
    if (systemRef && !(await organisation.exists(systemRef))) {
      found.push({
        field: 'systemRef',
        rule: 'system-exists',
        message: `System ${systemRef} is not in the catalog. Choose an existing system or leave it out.`,
        values: { systemRef },
      });
    }
    if (dataClassification && !known.includes(dataClassification)) {
      found.push({
        field: 'dataClassification',
        rule: 'classification-exists',
        message: `Data classification "${dataClassification}" is not configured. Choose one of: ${known.join(
          ', ',
        )}.`,
        values: { value: dataClassification, known: known.join(', ') },
      });
    }
    return found;
  }
}

function accepted(
  verdict: Verdict,
  { name, ownerRef }: StoredClaim,
  to: string,
): Verdict {
  if (verdict.verdict === 'refuse') {
    return verdict;
  }
  const asked = verdict.verdict === 'ask';
  return {
    ...verdict,
    verdict: 'ask',
    rule: asked ? verdict.rule : 'owner-accepts',
    reasons: [...transferReasons(name, ownerRef, to), ...verdict.reasons],
  };
}

/** A service may be let in by permissions; a person has to answer for a change. */
function memberProblems(
  { ownerRef }: StoredClaim,
  { ownershipRefs, isPlatform }: Caller,
): Problem[] {
  return isPlatform || ownershipRefs.includes(ownerRef)
    ? []
    : [
        {
          field: '',
          rule: 'owner-member',
          message: `You are not a member of ${ownerRef}. Ask a member of it, or the platform team, to request the change.`,
          values: { ownerRef },
        },
      ];
}

/** References as the catalog writes them, quotas as Kubernetes does. */
function normalized(change: ClaimChange): ClaimChange {
  if (change.kind === 'owner') {
    const ownerRef = normalizeRef(change.ownerRef, 'group') ?? change.ownerRef;
    return { ...change, ownerRef };
  }
  if (change.kind === 'details' && change.systemRef) {
    const systemRef =
      normalizeRef(change.systemRef, 'system') ?? change.systemRef;
    return { ...change, systemRef };
  }
  return change;
}
