import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { CLAIM_ID_LABEL } from '@dugnad/plugin-clusters-common';
import {
  ClusterConnection,
  ClustersService,
  KubernetesObject,
  isClusterUnreachableError,
} from '@dugnad/plugin-clusters-node';
import {
  Adoptable,
  AdoptionPreview,
  AdoptionRequest,
  CUSTOM_SIZE,
  Claim,
  Problem,
} from '@dugnad/plugin-namespaces-common';
import { v4 as uuid } from 'uuid';
import { ClaimAccess } from '../access/ClaimAccess';
import { viewClaim } from '../claimView';
import { NamespacesConfig } from '../config';
import { ClaimStore, StoredClaim, StoredObject } from '../database/ClaimStore';
import { refusal } from '../http/refusals';
import { CostCentreBook } from '../policy/CostCentreBook';
import { costCentreProblems } from '../policy/costCentreProblems';
import { normalizeRef } from '../policy/normalizeRef';
import { Organisation } from '../policy/Organisation';
import { quotaOf } from '../policy/quotaOf';
import { quotaProblems } from '../policy/quotaProblems';
import { DesiredObject } from '../reconcile/desiredObjects';
import { NamespaceObjects } from '../reconcile/NamespaceObjects';
import { groupOf, keyOf } from '../reconcile/objectKey';
import { NAMESPACE, observeClaim } from '../reconcile/observeClaim';
import { singleRefs } from '../reconcile/singleRefs';
import { wantedObjects } from '../reconcile/wantedObjects';
import { AdoptionStore } from './AdoptionStore';
import {
  handOverProblems,
  handOversNeeded,
  productionProblems,
  refusalOf,
} from './adoptionProblems';
import { adoptionWarnings } from './adoptionWarnings';
import { namespaceManagers } from './namespaceManagers';
import { previewAdoption } from './previewAdoption';
import { releaseFields } from './releaseFields';

const PATIENCE_MS = 30_000;
const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** Stands for the id a claim gets when the namespace is adopted. */
const NO_ID = '00000000-0000-4000-8000-000000000000';

/** Options of `AdoptionService`. */
export interface AdoptionServiceOptions {
  store: ClaimStore;
  adoptions: AdoptionStore;
  clusters: ClustersService;
  organisation: Organisation;
  access: ClaimAccess;
  costCentres: CostCentreBook;
  config: NamespacesConfig;
  provided: NamespaceObjects;
  announce(claimId: string): void;
  now(): Date;
}

/** What is known of a namespace that may be adopted. */
interface Candidate {
  claim: StoredClaim;
  namespace: KubernetesObject;
  desired: DesiredObject[];
  observed: KubernetesObject[];
  preview: AdoptionPreview;
}

/** Takes namespaces in that the portal did not make. For the platform team alone. */
export class AdoptionService {
  readonly #options: AdoptionServiceOptions;

  constructor(options: AdoptionServiceOptions) {
    this.#options = options;
  }

  /** Namespaces of a cluster that no claim holds, with what stands in the way of each. */
  async adoptable(
    cluster: string,
    credentials: BackstageCredentials,
  ): Promise<Adoptable[]> {
    await this.#authorize(credentials);
    const { clusters, store, config } = this.#options;
    const namespaces = await clusters.connection(cluster).list(NAMESPACE, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const names = namespaces.map(({ metadata }) => metadata.name);
    const holders = await store.holders(cluster, names);
    const held = new Set(holders.map(({ name }) => name));
    return namespaces
      .filter(({ metadata }) => !held.has(metadata.name))
      .map(namespace => ({
        cluster,
        name: namespace.metadata.name,
        uid: namespace.metadata.uid ?? '',
        createdAt: namespace.metadata.creationTimestamp,
        managers: namespaceManagers(namespace).map(({ name }) => name),
        needsHandOver: handOversNeeded(namespace),
        refusal: refusalOf(namespace, config.nameRules),
      }));
  }

  /** What adopting would change, and what stands in its way; nothing is stored or changed. */
  async preview(
    request: AdoptionRequest,
    credentials: BackstageCredentials,
  ): Promise<AdoptionPreview> {
    await this.#authorize(credentials);
    const { preview } = await this.#examine(request, 'preview', NO_ID);
    return preview;
  }

  /** Makes a claim of a namespace; the reconciler then writes its objects. Nothing that runs in it is restarted. */
  async adopt(
    request: AdoptionRequest,
    credentials: BackstageCredentials,
  ): Promise<Claim> {
    const { ref } = await this.#authorize(credentials);
    const found = await this.#examine(request, ref, uuid());
    const { claim, namespace, preview } = found;
    const problems = [...preview.problems, ...objectProblems(preview)];
    if (problems.length > 0) {
      throw refusal(problems);
    }
    const event = {
      at: claim.requestedAt,
      by: ref,
      kind: 'adopted',
      to: 'adopted' as const,
      reason: request.reason,
      before: {
        uid: namespace.metadata.uid,
        managers: namespaceManagers(namespace).map(({ name }) => name),
        labels: namespace.metadata.labels ?? {},
      },
      after: { ...request, changes: changedFields(preview) },
    };
    const { adoptions, announce, clusters, now } = this.#options;
    await adoptions.adopt(claim, takenOver(found), event, now().getTime());
    announce(claim.id);
    return viewClaim(claim, clusters);
  }

  async #authorize(credentials: BackstageCredentials) {
    const caller = await this.#options.access.caller(credentials);
    if (!caller.isPlatform) {
      throw new NotAllowedError(
        'Only the platform team adopts namespaces the portal did not make',
      );
    }
    return caller;
  }

  async #examine(
    request: AdoptionRequest,
    by: string,
    id: string,
  ): Promise<Candidate> {
    const { clusters, config, provided } = this.#options;
    const connection = clusters.connection(request.cluster);
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const namespace = await this.#namespace(connection, request.name, signal);
    const claim = this.#claimOf(request, by, id);
    const problems = await this.#problems(request, claim, namespace);
    const desired = quotaOf(claim, config.sizes)
      ? wantedObjects(claim, config, provided)
      : [];
    const watched = provided.watchedKinds();
    const observed = await observeClaim(connection, {
      name: claim.name,
      kinds: watched,
      single: singleRefs(desired, [], watched),
      signal,
    });
    // A refused namespace is not even tried
    const objects = problems.some(({ rule }) => rule.startsWith('adoption-'))
      ? []
      : await previewAdoption({
          connection,
          desired,
          observed,
          mayTake: mayTakeOver(request.handOver),
          signal,
        });
    const migrates = desired.flatMap(({ object }) => {
      const current = observed.find(o => keyOf(o) === keyOf(object));
      return current ? releaseFields(current, object).managers : [];
    });
    return {
      claim,
      namespace,
      desired,
      observed,
      preview: {
        problems,
        objects,
        warnings: await adoptionWarnings({
          connection,
          claim,
          limits: quotaOf(claim, config.sizes),
          observed,
          desired,
          signal,
        }),
        migrates: [...new Set(migrates)],
      },
    };
  }

  async #namespace(
    connection: ClusterConnection,
    name: string,
    signal: AbortSignal,
  ): Promise<KubernetesObject> {
    const cluster = connection.cluster.name;
    if (!NAME.test(name)) {
      throw new InputError(`name: "${name}" is no name of a namespace`);
    }
    try {
      const found = await connection.get({ ...NAMESPACE, name }, { signal });
      if (found) {
        return found;
      }
    } catch (error) {
      if (isClusterUnreachableError(error)) {
        throw new InputError(
          `cluster: ${cluster} does not answer, so nobody can tell what adopting would change`,
        );
      }
      throw error;
    }
    throw new NotFoundError(`There is no namespace ${name} in ${cluster}`);
  }

  async #problems(
    { handOver }: AdoptionRequest,
    claim: StoredClaim,
    namespace: KubernetesObject,
  ): Promise<Problem[]> {
    const { organisation, store, costCentres, config } = this.#options;
    const [members, holder, charged] = await Promise.all([
      organisation.members(claim.ownerRef),
      store.holder(claim.cluster, claim.name),
      costCentres.settled(),
    ]);
    const refused = refusalOf(namespace, config.nameRules);
    const checks: [boolean, Problem][] = [
      [
        !members?.size,
        problem(
          'ownerRef',
          'owner-has-members',
          `Owner ${claim.ownerRef} is no group in the catalog, or has no members`,
        ),
      ],
      [
        holder !== undefined,
        problem(
          'name',
          'name-taken',
          `A claim of ${holder?.ownerRef} holds ${claim.name} already`,
        ),
      ],
      [
        !quotaOf(claim, config.sizes),
        problem(
          'size',
          'size-configured',
          'Choose a configured size or state a quota',
        ),
      ],
    ];
    return [
      ...checks.filter(([wrong]) => wrong).map(([, what]) => what),
      ...costCentreProblems(claim, charged),
      ...productionProblems(namespace, claim),
      ...(claim.quota ? quotaProblems(claim.quota) : []),
      ...(refused ? [refused] : handOverProblems(namespace, handOver)),
    ];
  }

  #claimOf(
    { handOver, reason, size, ...request }: AdoptionRequest,
    by: string,
    id: string,
  ): StoredClaim {
    const at = this.#options.now().toISOString();
    const ownerRef = normalizeRef(request.ownerRef, 'group');
    if (!ownerRef) {
      throw new InputError(`ownerRef: ${request.ownerRef} is no group`);
    }
    return {
      ...request,
      id,
      ownerRef,
      size: request.quota ? CUSTOM_SIZE : size ?? '',
      state: 'adopted',
      stateSince: at,
      requestedBy: by,
      requestedAt: at,
      updatedAt: at,
      decision: {
        verdict: 'approve',
        reasons: [],
        rule: 'adoption-platform',
        measurements: [],
      },
      repairRequested: false,
      ...(request.expiresAt && { endBy: [by] }),
    };
  }
}

/** Objects in the namespace that become ours, recognised by uid from now on. */
function takenOver({ desired, observed, claim }: Candidate): StoredObject[] {
  return desired.flatMap(({ object, role, security }) => {
    const current = observed.find(o => keyOf(o) === keyOf(object));
    return current
      ? [
          {
            group: groupOf(object),
            kind: object.kind,
            name: object.metadata.name,
            namespace: object.metadata.namespace,
            role,
            security,
            state: 'missing' as const,
            since: claim.requestedAt,
            uid: current.metadata.uid,
          },
        ]
      : [];
  });
}

/** The Namespace is what is adopted; of its objects only those of a claim that was handed over. */
function mayTakeOver(handOver: string[]) {
  return ({ kind, metadata }: KubernetesObject): boolean =>
    kind === NAMESPACE.kind ||
    (metadata.labels?.[CLAIM_ID_LABEL] !== undefined &&
      handOver.includes('dugnad'));
}

function objectProblems({ objects }: AdoptionPreview): Problem[] {
  return objects
    .filter(({ outcome }) => outcome === 'conflict' || outcome === 'refused')
    .map(({ kind, name, message = '' }) =>
      problem('', 'adoption-object', `${kind} ${name}: ${message}`),
    );
}

function changedFields({ objects }: AdoptionPreview) {
  return objects
    .filter(({ outcome }) => outcome === 'change')
    .map(({ kind, name, changes }) => ({ kind, name, changes }));
}

function problem(field: string, rule: string, message: string): Problem {
  return { field, rule, message };
}
