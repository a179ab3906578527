import { setImmediate as nextTurn } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { WorkloadRef } from '@dugnad/plugin-rollouts-common';
import { RolloutBoard } from '../board/RolloutBoard';
import { workloadKey } from '../board/workloadKey';
import { RolloutCollections } from '../collections/openCollections';
import { isReadable } from './isReadable';
import { observe } from './observe';
import { recordObservation } from './recordObservation';
import { CurrentRollout, RolloutStore } from './RolloutStore';

/** Another replica may have recorded what this one has not seen yet; younger than this it is not taken for gone. */
const YOUNG_MS = 60_000;
const RETRY_MS = 5_000;
/** Where nothing is to be written nothing is waited for; then the event loop has its turn after so many. */
const CHUNK = 50;

const uidKey = (cluster: string, uid: string) => `${cluster}/${uid}`;

/** What recording stands on. */
export interface RolloutRecorderOptions {
  board: RolloutBoard;
  collections: RolloutCollections;
  store: RolloutStore;
  logger: LoggerService;
  now(): Date;
  /** Whether owners are told of failures. */
  notify: boolean;
  /** Given the workload whose history reads differently now. */
  onRecorded(ref: WorkloadRef): void;
  /** Told when recording begins for another cluster. */
  onWatching(): void;
}

/**
 * Writes down what the board sees. Level-triggered: whatever changed, the workload as it is now is compared with the record,
 * so a missed change, a restart or another replica that was first all end in the same rows.
 */
export class RolloutRecorder {
  readonly #options: RolloutRecorderOptions;
  readonly #dirty = new Map<string, WorkloadRef>();
  /** The current rollout by `cluster/uid`. */
  readonly #current = new Map<string, CurrentRollout>();
  /** The uid a workload had when last seen, by workload key. */
  readonly #uids = new Map<string, string>();
  readonly #seeded = new Set<string>();
  #running?: Promise<void>;
  #retry?: NodeJS.Timeout;
  #unsubscribe?: () => void;
  #stopped = false;

  constructor(options: RolloutRecorderOptions) {
    this.#options = options;
  }

  start(): void {
    const { board } = this.#options;
    this.#unsubscribe = board.onJudged(refs => this.#note(refs));
    this.#note(board.refs());
  }

  /** Resolves once what was under way is written. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe?.();
    clearTimeout(this.#retry);
    await this.#running;
  }

  #note(refs: WorkloadRef[]): void {
    refs.forEach(ref => this.#dirty.set(workloadKey(ref), ref));
    if (!this.#running && !this.#stopped) {
      this.#running = this.#drain().finally(() => {
        this.#running = undefined;
      });
    }
  }

  async #drain(): Promise<void> {
    const failed: WorkloadRef[] = [];
    while (this.#dirty.size > 0 && !this.#stopped) {
      const refs = [...this.#dirty.values()];
      this.#dirty.clear();
      for (const [index, ref] of refs.entries()) {
        if (index % CHUNK === CHUNK - 1) {
          await nextTurn();
        }
        if (this.#stopped) {
          return;
        }
        await this.#record(ref).catch(error => {
          failed.push(ref);
          this.#options.logger.warn(
            `Could not record ${workloadKey(ref)}; trying again`,
            toError(error),
          );
        });
      }
    }
    if (failed.length > 0) {
      this.#retry = setTimeout(() => this.#note(failed), RETRY_MS);
      this.#retry.unref();
    }
  }

  async #record(ref: WorkloadRef): Promise<void> {
    const { board, collections } = this.#options;
    // Until all of a cluster is read, what is missing may merely not have been read yet
    if (!isReadable(collections, ref.cluster)) {
      return;
    }
    await this.#seed(ref.cluster);
    const judged = board.get(ref, this.#options.now());
    const key = workloadKey(ref);
    const known = this.#uids.get(key);
    if (known && known !== judged?.workload.uid) {
      await this.#end(ref, known);
      this.#uids.delete(key);
    }
    if (!judged) {
      return;
    }
    this.#uids.set(key, judged.workload.uid);
    const seen = observe(judged);
    if (seen) {
      await this.#write(seen);
    }
  }

  async #write(seen: NonNullable<ReturnType<typeof observe>>): Promise<void> {
    const { store, notify, onRecorded } = this.#options;
    const key = uidKey(seen.ref.cluster, seen.uid);
    const before = this.#current.get(key);
    const now = this.#options.now();
    const after = await recordObservation(store, before, seen, { now, notify });
    this.#current.set(key, after);
    if (after !== before) {
      onRecorded(seen.ref);
    }
  }

  async #end(ref: WorkloadRef, uid: string): Promise<void> {
    const { store, collections } = this.#options;
    if (collections.workloads[ref.kind].state(ref.cluster).forbidden) {
      return;
    }
    const { cluster } = ref;
    await store.end({ cluster, uid }, this.#options.now().toISOString());
    this.#current.delete(uidKey(cluster, uid));
    this.#options.onRecorded(ref);
  }

  /** Reads what is on record of a cluster, and ends what went away while nobody watched. */
  async #seed(cluster: string): Promise<void> {
    if (this.#seeded.has(cluster)) {
      return;
    }
    const { store, collections } = this.#options;
    const now = this.#options.now().getTime();
    for (const rollout of await store.current(cluster)) {
      const { ref, uid } = rollout;
      const { name, namespace, kind } = ref;
      const item = collections.workloads[kind].get(cluster, name, namespace);
      if (item?.uid === uid) {
        this.#current.set(uidKey(cluster, uid), rollout);
        this.#uids.set(workloadKey(ref), uid);
      } else if (now - Date.parse(rollout.recordedAt) > YOUNG_MS) {
        await this.#end(ref, uid);
      }
    }
    this.#seeded.add(cluster);
    this.#options.onWatching();
  }
}
