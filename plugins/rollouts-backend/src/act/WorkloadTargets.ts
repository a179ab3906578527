import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { isErrorNamed } from '@dugnad/plugin-backend-kit-node';
import { WorkloadRef } from '@dugnad/plugin-rollouts-common';
import { Judged, RolloutBoard } from '../board/RolloutBoard';
import { RolloutCollections } from '../collections/openCollections';
import { WorkloadAccess, WorkloadPermission } from '../WorkloadAccess';

/** What workloads are found with. */
export interface WorkloadTargetsOptions {
  board: Pick<RolloutBoard, 'get'>;
  access: Pick<WorkloadAccess, 'of'>;
  collections: {
    namespaces: Pick<RolloutCollections['namespaces'], 'get'>;
  };
  now(): Date;
}

/** Finds the workload a caller names, for what that caller may do with it. */
export class WorkloadTargets {
  readonly #options: WorkloadTargetsOptions;

  constructor(options: WorkloadTargetsOptions) {
    this.#options = options;
  }

  /** Throws `NotFoundError` for what is not there and, in the same words, for what the caller may not see. */
  async find(
    ref: WorkloadRef,
    credentials: BackstageCredentials,
  ): Promise<Judged> {
    const { board, access, now } = this.#options;
    const maySee = await access.of(credentials);
    const judged = board.get(ref, now());
    if (!judged || !maySee(judged.workload)) {
      const { cluster, namespace, kind, name } = ref;
      throw new NotFoundError(
        `There is no ${kind} ${namespace}/${name} in cluster ${cluster} that you may see`,
      );
    }
    return judged;
  }

  /**
   * Whether the caller may do more than see a workload. Whose it is counts by its namespace alone: for seeing, a component
   * in the catalog is believed where the namespace names no owner, and anyone may register one.
   */
  async may(
    permission: WorkloadPermission,
    { workload }: Judged,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    try {
      const allows = await this.#options.access.of(credentials, permission);
      return allows({ ownerRef: this.#ownerOnRecord(workload) });
    } catch (error) {
      if (isErrorNamed('NotAllowedError', error)) {
        return false;
      }
      throw error;
    }
  }

  /** `find`, and `NotAllowedError` that names the owner where the caller may see it but not do this. */
  async findFor(
    permission: WorkloadPermission,
    ref: WorkloadRef,
    credentials: BackstageCredentials,
  ): Promise<Judged> {
    const judged = await this.find(ref, credentials);
    if (!(await this.may(permission, judged, credentials))) {
      const { kind, namespace, name } = judged.workload;
      const ownerRef = this.#ownerOnRecord(judged.workload);
      const owner = ownerRef
        ? `it belongs to ${ownerRef}`
        : `namespace ${namespace} names no owner`;
      throw new NotAllowedError(
        `${permission.name} is not yours for ${kind} ${namespace}/${name}: ${owner}`,
      );
    }
    return judged;
  }

  #ownerOnRecord({ cluster, namespace }: WorkloadRef): string | undefined {
    const { namespaces } = this.#options.collections;
    return namespaces.get(cluster, namespace)?.value.ownerRef;
  }
}
