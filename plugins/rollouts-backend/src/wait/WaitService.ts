import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  Rollout,
  WaitQuery,
  WaitResult,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import { RolloutBoard } from '../board/RolloutBoard';
import { workloadKey } from '../board/workloadKey';
import { HistoryService } from '../history/HistoryService';
import { observe } from '../history/observe';
import { MaySee } from '../WorkloadAccess';
import { decideWait, Sighting, WaitDecision } from './decideWait';
import { Waker } from './Waker';

/** A workload that was just applied may take a moment to be seen. */
const APPEAR_MS = 10_000;
/** Deliveries are reported without anything changing in a cluster. */
const LOOK_AGAIN_MS = 5_000;
const MAX_WAITING = 500;

/** What waiting stands on. */
export interface WaitServiceOptions {
  board: RolloutBoard;
  history: HistoryService;
  longestWaitSeconds: number;
}

/** What one caller waits for. */
export interface WaitRequest {
  ref: WorkloadRef;
  query: WaitQuery;
  maySee: MaySee;
  /** Aborted when the caller hangs up. */
  signal: AbortSignal;
}

/** Lets pipelines wait for a rollout. Sleeps between changes of the workload; nobody polls an API server. */
export class WaitService {
  readonly #options: WaitServiceOptions;
  #waiting = 0;

  constructor(options: WaitServiceOptions) {
    this.#options = options;
  }

  /**
   * Throws `NotFoundError` for a workload that the caller cannot see and that does not appear within seconds, and
   * `ServiceUnavailableError` while too many wait. Rejects when `signal` aborts.
   */
  async wait(request: WaitRequest): Promise<WaitResult> {
    if (this.#waiting >= MAX_WAITING) {
      throw new ServiceUnavailableError('Too many wait; try again in a moment');
    }
    this.#waiting += 1;
    const key = workloadKey(request.ref);
    const waker = new Waker(wake =>
      this.#options.board.onJudged(refs => {
        if (refs.some(ref => workloadKey(ref) === key)) {
          wake();
        }
      }),
    );
    try {
      return await this.#until(request, waker);
    } finally {
      waker.stop();
      this.#waiting -= 1;
    }
  }

  async #until(request: WaitRequest, waker: Waker): Promise<WaitResult> {
    const { query, signal } = request;
    const started = performance.now();
    const seconds = Math.min(
      query.timeoutSeconds,
      this.#options.longestWaitSeconds,
    );
    const waited = () => Math.round(performance.now() - started);
    let state: WaitDecision = {};
    for (;;) {
      signal.throwIfAborted();
      const sighting = await this.#look(request);
      if (!sighting && !state.revision && waited() >= APPEAR_MS) {
        throw notThere(request.ref);
      }
      const left = seconds * 1000 - waited();
      state = decideWait(query, state, sighting, left <= 0);
      if (state.outcome) {
        return this.#result(request, state, sighting, waited());
      }
      const limit = state.revision ? left : Math.min(left, LOOK_AGAIN_MS);
      await waker.sleep(Math.max(limit, 0), signal);
    }
  }

  async #look(request: WaitRequest): Promise<Sighting | undefined> {
    const { board, history } = this.#options;
    const { ref, query, maySee } = request;
    const judged = board.get(ref, new Date());
    if (!judged || !maySee(judged.workload)) {
      return undefined;
    }
    const seen = observe(judged);
    const { uid } = judged.workload;
    const where = { cluster: ref.cluster, uid };
    const rollout =
      seen && query.commit
        ? await history.ofRevision({ ...where, revision: seen.revision })
        : undefined;
    const { verdict } = judged;
    return {
      uid,
      verdict,
      revision: seen?.revision,
      images: seen?.images ?? judged.workload.images,
      version: seen?.version,
      commit: rollout?.commit ?? seen?.commit,
    };
  }

  async #result(
    { ref }: WaitRequest,
    state: WaitDecision,
    sighting: Sighting | undefined,
    waitedMs: number,
  ): Promise<WaitResult> {
    const { outcome = 'timedOut', message = '', revision, uid } = state;
    const rollout: Rollout | undefined =
      revision && uid
        ? await this.#options.history.ofRevision({
            cluster: ref.cluster,
            uid,
            revision,
          })
        : undefined;
    const isCurrent = sighting?.revision === revision;
    return {
      outcome,
      message,
      revision: revision === undefined ? undefined : String(revision),
      version: rollout?.version ?? (isCurrent ? sighting?.version : undefined),
      verdict: isCurrent ? sighting?.verdict : undefined,
      rollout,
      waitedMs,
    };
  }
}

function notThere({ cluster, namespace, kind, name }: WorkloadRef): Error {
  return new NotFoundError(
    `There is no ${kind} ${namespace}/${name} in cluster ${cluster} that you may see`,
  );
}
