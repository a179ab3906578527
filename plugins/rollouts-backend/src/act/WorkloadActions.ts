import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { actorOf } from '@dugnad/plugin-backend-kit-node';
import {
  ClusterConnection,
  ClustersService,
} from '@dugnad/plugin-clusters-node';
import {
  ActionOptions,
  ActionResult,
  ChangeRequest,
  cleanTemplate,
  fieldChanges,
  RevisionPlan,
  RollbackRequest,
  rolloutWorkloadLogsPermission,
  rolloutWorkloadUpdatePermission,
  ScaleRequest,
  WorkloadAction,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import { Judged } from '../board/RolloutBoard';
import { readTemplate } from '../revisions/readTemplate';
import { ActingAccount } from './ActingAccount';
import {
  autoscaledNotice,
  describeOptions,
  isHeldNow,
  situationOf,
} from './describeOptions';
import { findAutoscaler } from './findAutoscaler';
import { PatchOperation } from './jsonPatch';
import { LiveWorkload, templateOf } from './LiveWorkload';
import { notice } from './notices';
import {
  ChangeRecord,
  holdOperations,
  isHeld,
  restartOperations,
  rollbackOperations,
  scaleOperations,
} from './operations';
import { ownerOf, ownerWords } from './ownerOf';
import { patchWorkload } from './patchWorkload';
import { needsName, refusalOf } from './refusalOf';
import { revisionNamed, RollbackPlanner } from './RollbackPlanner';
import { WorkloadTargets } from './WorkloadTargets';

/** What actions stand on. */
export interface WorkloadActionsOptions {
  clusters: ClustersService;
  targets: WorkloadTargets;
  account: ActingAccount;
  planner: RollbackPlanner;
  now(): Date;
}

/** One action, ready to be carried out. */
interface Change {
  action: WorkloadAction;
  request: ChangeRequest;
  message: string;
  decide(
    live: LiveWorkload,
    record: ChangeRecord,
  ): PatchOperation[] | Promise<PatchOperation[]>;
}

/** Use cases that change a workload. All of them ask `rollouts.workload.update`, test what the caller saw and leave a record. */
export class WorkloadActions {
  readonly #options: WorkloadActionsOptions;

  constructor(options: WorkloadActionsOptions) {
    this.#options = options;
  }

  /** What the caller may do with a workload now. Asks the cluster only for who may change it. */
  async options(
    ref: WorkloadRef,
    credentials: BackstageCredentials,
    signal?: AbortSignal,
  ): Promise<ActionOptions> {
    const { targets } = this.#options;
    const judged = await targets.find(ref, credentials);
    const [mayUpdate, logs] = await Promise.all([
      targets.may(rolloutWorkloadUpdatePermission, judged, credentials),
      targets.may(rolloutWorkloadLogsPermission, judged, credentials),
    ]);
    const parts = { ref, judged, mayUpdate, logs };
    if (!mayUpdate || judged.workload.staleSince) {
      return describeOptions({ ...parts, hasAccount: true });
    }
    const connection = this.#connection(ref);
    const [autoscaler, hasAccount] = await Promise.all([
      findAutoscaler(connection, ref, signal),
      this.#options.account.exists(connection, ref.namespace, signal),
    ]);
    return describeOptions({ ...parts, autoscaler, hasAccount });
  }

  /** What rolling back to a revision would do. */
  async plan(
    ref: WorkloadRef,
    revision: string,
    credentials: BackstageCredentials,
    signal?: AbortSignal,
  ): Promise<RevisionPlan> {
    const judged = await this.#judged(ref, credentials);
    return this.#options.planner.plan(judged, this.#connection(ref), {
      wanted: revision,
      record: this.#record('rollback', credentials),
      signal,
    });
  }

  async rollback(
    ref: WorkloadRef,
    request: RollbackRequest,
    credentials: BackstageCredentials,
  ): Promise<ActionResult> {
    const judged = await this.#judged(ref, credentials);
    const reader = this.#connection(ref);
    refuseFor(judged, 'rollback', isHeldNow(judged));
    const target = revisionNamed(judged, request.revision);
    const kept = await readTemplate(reader, ref, target);
    return this.#change(judged, credentials, {
      action: 'rollback',
      request,
      message: `Rolled back to revision ${target.revision}.`,
      decide: (live, record) => {
        refuseFor(judged, 'rollback', isHeld(live));
        const current = cleanTemplate(templateOf(live));
        if (fieldChanges(current, kept.template).length === 0) {
          return [];
        }
        refuseOwned(live, request);
        return rollbackOperations(live, kept, record);
      },
    });
  }

  async restart(
    ref: WorkloadRef,
    request: ChangeRequest,
    credentials: BackstageCredentials,
  ): Promise<ActionResult> {
    const judged = await this.#judged(ref, credentials);
    return this.#change(judged, credentials, {
      action: 'restart',
      request,
      message: 'Restarting: every pod is replaced.',
      decide: (live, record) => {
        refuseFor(judged, 'restart', isHeld(live));
        return restartOperations(live, record);
      },
    });
  }

  async scale(
    ref: WorkloadRef,
    request: ScaleRequest,
    credentials: BackstageCredentials,
  ): Promise<ActionResult> {
    const judged = await this.#judged(ref, credentials);
    refuseFor(judged, 'scale', false);
    const { replicas, overrideOwner } = request;
    const autoscaler = await findAutoscaler(this.#connection(ref), ref);
    if (autoscaler && !overrideOwner) {
      throw new InputError(
        `${
          autoscaledNotice(autoscaler).message
        } Change its limits, or repeat with overrideOwner`,
      );
    }
    return this.#change(judged, credentials, {
      action: 'scale',
      request,
      message: `Scaled to ${replicas}.`,
      decide: (live, record) => {
        const operations = scaleOperations(live, replicas, record);
        if (operations.length > 0) {
          refuseOwned(live, request);
        }
        return operations;
      },
    });
  }

  /** Pauses a Deployment or suspends a CronJob; `held` false lets it go on. */
  async hold(
    ref: WorkloadRef,
    held: boolean,
    request: ChangeRequest,
    credentials: BackstageCredentials,
  ): Promise<ActionResult> {
    const judged = await this.#judged(ref, credentials);
    const action = held ? 'pause' : 'resume';
    // Asked as if it were not so yet: doing it again is no mistake
    refuseFor(judged, action, !held);
    return this.#change(judged, credentials, {
      action,
      request,
      message: held ? 'Paused.' : 'Resumed.',
      decide: (live, record) => holdOperations(live, held, record),
    });
  }

  #connection({ cluster }: WorkloadRef): ClusterConnection {
    return this.#options.clusters.connection(cluster);
  }

  #judged(
    ref: WorkloadRef,
    credentials: BackstageCredentials,
  ): Promise<Judged> {
    const { targets } = this.#options;
    return targets.findFor(rolloutWorkloadUpdatePermission, ref, credentials);
  }

  #record(
    action: WorkloadAction,
    credentials: BackstageCredentials,
    reason?: string,
  ): ChangeRecord {
    const by = actorOf(credentials).ref;
    return { by, action, at: this.#options.now(), reason };
  }

  async #change(
    judged: Judged,
    credentials: BackstageCredentials,
    { action, request, message, decide }: Change,
  ): Promise<ActionResult> {
    const { cluster, namespace, kind, name } = judged.workload;
    const ref = { cluster, namespace, kind, name };
    if (needsName(judged.workload) && request.confirmName !== name) {
      throw new InputError(
        `${name} is in production: confirmName must be its name`,
      );
    }
    const reader = this.#connection(ref);
    const { account } = this.#options;
    const writer = await account.connect(reader, namespace);
    const record = this.#record(action, credentials, request.reason);
    const { after, changed } = await patchWorkload({
      ...{ ref, reader, writer, precondition: request },
      decide: live => decide(live, record),
    });
    return {
      ref,
      action,
      resourceVersion: after.metadata.resourceVersion,
      changed,
      message: changed
        ? message
        : 'It already is as asked; nothing was written.',
    };
  }
}

function refuseFor(judged: Judged, action: WorkloadAction, held: boolean) {
  const refusal = refusalOf(action, situationOf(judged, held));
  if (refusal) {
    throw new InputError(refusal.message);
  }
}

/** Throws `InputError` where another tool would put the change back, unless the caller wants it all the same. */
function refuseOwned(live: LiveWorkload, { overrideOwner }: ChangeRequest) {
  const owner = ownerOf(live);
  if (owner && !overrideOwner) {
    const { message } = notice('owned', { owner: ownerWords(owner) });
    throw new InputError(`${message} Or repeat with overrideOwner`);
  }
}
