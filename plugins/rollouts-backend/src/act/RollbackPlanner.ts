import { NotFoundError } from '@backstage/errors';
import { isErrorNamed } from '@dugnad/plugin-backend-kit-node';
import {
  ClusterConnection,
  isKubernetesApiError,
} from '@dugnad/plugin-clusters-node';
import {
  chooseRevision,
  cleanTemplate,
  fieldChanges,
  gitChange,
  Notice,
  PodTemplate,
  referencesOf,
  Revision,
  RevisionPlan,
} from '@dugnad/plugin-rollouts-common';
import { stringify } from 'yaml';
import { Judged } from '../board/RolloutBoard';
import { revisionRows } from '../detail/revisionRows';
import { KeptTemplate, readTemplate } from '../revisions/readTemplate';
import { ActingAccount } from './ActingAccount';
import { LiveWorkload, readLive, templateOf } from './LiveWorkload';
import { notice } from './notices';
import { ChangeRecord, isHeld, rollbackOperations } from './operations';
import { ownerOf, ownerWords } from './ownerOf';
import { patchWorkload } from './patchWorkload';
import { planWarnings } from './planWarnings';
import { readConfiguration } from './readConfiguration';
import { needsName, refusalOf } from './refusalOf';

const TEMPLATE = '/spec/template';

/** What plans are made with. */
export interface RollbackPlannerOptions {
  account: ActingAccount;
  /** Version of a cluster's API server, where it is known. */
  versionOf(cluster: string): string | undefined;
  /** Web address of the source of a catalog entity. */
  repositoryOf(entityRef: string): string | undefined;
}

/** Everything one plan is made from. */
interface Draft {
  judged: Judged;
  live: LiveWorkload;
  kept: KeptTemplate;
  target: Revision;
  current: PodTemplate;
  refusals: Notice[];
}

/** Revisions of a workload, the newest first. */
export function revisionsOf(judged: Judged): Revision[] {
  const { item, related, controllerRevisions } = judged;
  return revisionRows(item.value, related, controllerRevisions);
}

/** The revision a caller names. Throws `NotFoundError` that lists those there are. */
export function revisionNamed(judged: Judged, wanted: string): Revision {
  const revisions = revisionsOf(judged);
  const target = chooseRevision(revisions, wanted);
  if (!target) {
    const known = revisions.map(({ revision }) => revision).join(', ');
    throw new NotFoundError(
      `There is no revision ${wanted}; kept are ${known || 'none'}`,
    );
  }
  return target;
}

/** Says what rolling back would do, having asked the API server, and changes nothing. */
export class RollbackPlanner {
  readonly #options: RollbackPlannerOptions;

  constructor(options: RollbackPlannerOptions) {
    this.#options = options;
  }

  async plan(
    judged: Judged,
    connection: ClusterConnection,
    options: { wanted: string; record: ChangeRecord; signal?: AbortSignal },
  ): Promise<RevisionPlan> {
    const { workload } = judged;
    const { record, signal } = options;
    const target = revisionNamed(judged, options.wanted);
    const [live, kept] = await Promise.all([
      readLive(connection, workload, signal),
      readTemplate(connection, workload, target, signal),
    ]);
    const current = cleanTemplate(templateOf(live));
    const refusals = refusalsFor(judged, live, target, current, kept);
    const draft = { judged, live, kept, target, current, refusals };
    const { account } = this.#options;
    const writer = await account
      .connect(connection, workload.namespace, signal)
      .catch(error => noteRefusal(refusals, workload.namespace, error));
    const result = writer
      ? await dryRun(draft, { reader: connection, writer, record, signal })
      : kept.template;
    const configuration = await readConfiguration(referencesOf(kept.template), {
      connection: writer ?? connection,
      namespace: workload.namespace,
      since: target.createdAt,
      version: this.#options.versionOf(workload.cluster),
      signal,
    });
    return this.#describe(draft, result, configuration);
  }

  #describe(
    { judged, live, current, target, refusals }: Draft,
    result: PodTemplate,
    configuration: RevisionPlan['configuration'],
  ): RevisionPlan {
    const { cluster, namespace, kind, name } = judged.workload;
    const changes = fieldChanges(current, result, TEMPLATE);
    const owner = this.#owner(judged, live, target, changes);
    const warnings = planWarnings({
      live,
      changes,
      configuration,
      revision: target.revision,
    });
    return {
      ref: { cluster, namespace, kind, name },
      resourceVersion: live.metadata.resourceVersion,
      generation: live.metadata.generation,
      from: side(revisionsOf(judged).find(({ state }) => state === 'current')),
      to: side(target),
      changes,
      before: stringify(current),
      after: stringify(result),
      refusals,
      warnings: owner
        ? [notice('owned', { owner: ownerWords(owner) }), ...warnings]
        : warnings,
      configuration,
      owner,
      confirmName: needsName(judged.workload),
    };
  }

  #owner(
    { workload, item }: Judged,
    live: LiveWorkload,
    target: Revision,
    changes: RevisionPlan['changes'],
  ): RevisionPlan['owner'] {
    const owner = ownerOf(live);
    const { entityRef, kind, name, images } = workload;
    return (
      owner && {
        ...owner,
        change: gitChange({
          owner,
          workload: `${kind} ${name}`,
          from: images,
          to: target.images,
          more: changes.some(({ path }) => !path.endsWith('/image')),
          repository: entityRef && this.#options.repositoryOf(entityRef),
          commit: item.value.provenance.commit,
        }),
      }
    );
  }
}

function side(revision: Revision | undefined): RevisionPlan['from'] {
  const { version, images = [], createdAt, changeCause } = revision ?? {};
  return {
    revision: revision?.revision ?? '',
    ...{ version, images, createdAt, changeCause },
  };
}

function refusalsFor(
  judged: Judged,
  live: LiveWorkload,
  { revision }: Revision,
  current: PodTemplate,
  kept: KeptTemplate,
): Notice[] {
  const { kind } = live;
  const revisions = revisionsOf(judged).length;
  const refusal = refusalOf('rollback', {
    kind,
    held: isHeld(live),
    revisions,
  });
  if (refusal) {
    return [refusal];
  }
  return fieldChanges(current, kept.template).length === 0
    ? [notice('templatesEqual', { revision })]
    : [];
}

/** What the cluster refuses is a part of the plan; that it cannot be asked is not. */
function noteRefusal(
  refusals: Notice[],
  namespace: string,
  error: unknown,
): undefined {
  if (isErrorNamed('NotAllowedError', error)) {
    refusals.push(notice('noAccount', { namespace, words: error.message }));
    return undefined;
  }
  if (isKubernetesApiError(error) && !error.retryable) {
    refusals.push(notice('refusedByCluster', { words: error.apiMessage }));
    return undefined;
  }
  throw error;
}

/** The template as the API server would store it. */
async function dryRun(
  { judged, live, kept, refusals }: Draft,
  options: {
    reader: ClusterConnection;
    writer: ClusterConnection;
    record: ChangeRecord;
    signal?: AbortSignal;
  },
): Promise<PodTemplate> {
  const { record, ...connections } = options;
  const { resourceVersion, generation } = live.metadata;
  try {
    const { after } = await patchWorkload({
      ...connections,
      ref: judged.workload,
      precondition: { resourceVersion, generation },
      decide: now => rollbackOperations(now, kept, record),
      dryRun: true,
    });
    return cleanTemplate(templateOf(after));
  } catch (error) {
    noteRefusal(refusals, judged.workload.namespace, error);
    return kept.template;
  }
}
