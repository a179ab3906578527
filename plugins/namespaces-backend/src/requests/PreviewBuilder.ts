import { ClustersService } from '@dugnad/plugin-clusters-node';
import {
  Capacity,
  ClaimPreview,
  ClaimRequest,
  ObjectDiff,
  PreviewObject,
  Problem,
  Quota,
  Verdict,
} from '@dugnad/plugin-namespaces-common';
import { stringify } from 'yaml';
import { NamespacesConfig } from '../config';
import { normalizeRef } from '../policy/normalizeRef';
import { quotaOf } from '../policy/quotaOf';
import { PriceQuotes, PricedClaim } from '../price/PriceQuotes';
import { claimPageUrl } from '../reconcile/claimPageUrl';
import { DesiredObject, desiredObjects } from '../reconcile/desiredObjects';
import { NamespaceObjects } from '../reconcile/NamespaceObjects';
import { groupOf } from '../reconcile/objectKey';
import { dryRunObjects } from './dryRunObjects';

/** Stands for the id a claim gets when it is filed. */
const UNKNOWN_ID = '<claim-id>';
/** The same where only an id will do: as the value of a label. */
const DRY_RUN_ID = '00000000-0000-4000-8000-000000000000';
const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** Options of `PreviewBuilder`. */
export interface PreviewBuilderOptions {
  clusters: ClustersService;
  prices: PriceQuotes;
  provided?: NamespaceObjects;
  config: NamespacesConfig;
}

/** The claim a change is about; a new one has none yet. */
export interface ChangedClaim {
  id: string;
  size: string;
  quota?: Quota;
}

/** What the policy says of a previewed request. */
export interface PreviewVerdict {
  verdict: Verdict;
  capacity?: Capacity;
}

/** Puts together what a requester sees before submitting: objects, dry run, price, room and verdict. */
export class PreviewBuilder {
  readonly #options: PreviewBuilderOptions;

  constructor(options: PreviewBuilderOptions) {
    this.#options = options;
  }

  async ofRequest(
    request: ClaimRequest,
    { verdict, capacity }: PreviewVerdict,
    changed?: ChangedClaim,
  ): Promise<ClaimPreview> {
    // Somebody else's budget is somebody else's business
    const outsider = isOutsider(verdict.reasons);
    const priced = outsider ? undefined : this.#priced(request, changed);
    const [objects, price, budget] = await Promise.all([
      this.#objects(request, verdict.verdict !== 'refuse', changed?.id),
      priced && this.#options.prices.price(priced),
      priced && this.#options.prices.budget(priced),
    ]);
    const { expiresAt } = request;
    return { verdict, objects, capacity, price, budget, expiresAt };
  }

  /** A budget that says no stops a request; one that does not answer stops nothing. */
  async budgetProblems(
    request: ClaimRequest,
    changed?: ChangedClaim,
  ): Promise<Problem[]> {
    const priced = this.#priced(request, changed);
    const check = priced && (await this.#options.prices.budget(priced));
    return check?.state === 'exceeded'
      ? [
          {
            field: 'size',
            rule: 'budget-exceeded',
            message: check.message,
            values: { message: check.message },
          },
        ]
      : [];
  }

  #priced(
    request: ClaimRequest,
    changed?: ChangedClaim,
  ): PricedClaim | undefined {
    const { name, cluster, environment, ownerRef, costCenter } = request;
    const { sizes } = this.#options.config;
    const quota = quotaOf(request, sizes);
    const currentQuota = changed && quotaOf(changed, sizes);
    const claim = { name, cluster, environment, ownerRef, costCenter };
    return quota && { ...claim, quota, currentQuota };
  }

  async #objects(
    request: ClaimRequest,
    tests: boolean,
    id?: string,
  ): Promise<PreviewObject[]> {
    const shown = this.#desired(request, id ?? UNKNOWN_ID);
    const desired = this.#desired(request, id ?? DRY_RUN_ID);
    // What is refused is not tried: a dry run reads what is there with the portal's rights
    const diffs = tests
      ? await this.#diffs(request, desired, id === undefined)
      : [];
    return shown.map(({ role, security, object }, index) => ({
      group: groupOf(object),
      kind: object.kind,
      name: object.metadata.name,
      role,
      security,
      yaml: stringify(object),
      diff: diffs[index] && withoutDryRunId(diffs[index]),
    }));
  }

  /** None where the size or the owner is not a usable value. */
  #desired(request: ClaimRequest, id: string): DesiredObject[] {
    const { config, provided } = this.#options;
    const limits = quotaOf(request, config.sizes);
    if (!limits || !normalizeRef(request.ownerRef, 'group')) {
      return [];
    }
    return desiredObjects(
      { ...request, id, limits },
      {
        config: config.objects,
        portalUrl: claimPageUrl(config, id),
        provided: provided && (claim => provided.objectsOf(claim)),
      },
    );
  }

  async #diffs(
    { cluster, name }: ClaimRequest,
    desired: DesiredObject[],
    isNew: boolean,
  ): Promise<ObjectDiff[]> {
    const { clusters } = this.#options;
    if (!clusters.list().some(info => info.name === cluster)) {
      return [];
    }
    const { state, since } = clusters.status(cluster);
    if (state === 'unreachable' || !NAME.test(name)) {
      const message =
        state === 'unreachable'
          ? `Cluster ${cluster} has not answered since ${since}`
          : 'The name is not one a namespace can have';
      return desired.map(() => ({ outcome: 'untested', message }));
    }
    if (this.#options.config.clusters.get(cluster)?.git) {
      const message = `Cluster ${cluster} is written through Git, so it cannot be asked beforehand`;
      return desired.map(() => ({ outcome: 'untested', message }));
    }
    return dryRunObjects(clusters.connection(cluster), desired, { isNew });
  }
}

function withoutDryRunId(diff: ObjectDiff): ObjectDiff {
  const shown = (text?: string) => text?.replaceAll(DRY_RUN_ID, UNKNOWN_ID);
  return {
    ...diff,
    current: diff.current,
    result: shown(diff.result),
    message: shown(diff.message),
  };
}

/** Whether a request was refused because the caller does not act for its owner. */
export function isOutsider(problems: Problem[]): boolean {
  return problems.some(({ rule }) => rule === 'owner-member');
}
