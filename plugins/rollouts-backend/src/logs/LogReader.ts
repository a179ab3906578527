import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { actorOf } from '@dugnad/plugin-backend-kit-node';
import { InputError, NotFoundError } from '@backstage/errors';
import { ClusterConnection } from '@dugnad/plugin-clusters-node';
import {
  LogQuery,
  rolloutWorkloadLogsPermission,
  WorkloadRef,
} from '@dugnad/plugin-rollouts-common';
import { LogSlots } from './LogSlots';
import { matchingLines } from './matchingLines';

/** Bounds of one log. */
export interface LogLimits {
  /** Most that is sent of one log. */
  maxBytes: number;
  /** Longest that a log is followed. */
  maxFollowMs: number;
}

interface NamedContainers {
  containerStatuses?: { name: string }[] | null;
  initContainerStatuses?: { name: string }[] | null;
}

/** What logs need to know of a pod. */
interface LogPod {
  metadata: { name: string };
  status: NamedContainers;
}

/** What logs need to know of a workload. */
interface LogTarget {
  workload: { kind: string; namespace: string; name: string };
  related: { pods: LogPod[] };
}

/** Finds a workload for those who may read its logs. */
export interface LogTargets {
  findFor(
    permission: typeof rolloutWorkloadLogsPermission,
    ref: WorkloadRef,
    credentials: BackstageCredentials,
  ): Promise<LogTarget>;
}

/** What logs are read with. */
export interface LogReaderOptions {
  clusters: { connection(cluster: string): Pick<ClusterConnection, 'stream'> };
  targets: LogTargets;
  slots: LogSlots;
  limits: LogLimits;
}

/** A log on its way. */
export interface OpenLog {
  pod: string;
  container: string;
  /** Nothing is read ahead of the reader. */
  pieces: AsyncIterable<Buffer>;
  /** Lets go of the cluster and the slot, read or not. */
  close(): void;
}

/** A log that is not followed is all there: silence means that something is stuck. */
const STUCK_MS = 30_000;

/** Reads logs of the pods of a workload, under `rollouts.workload.logs`. */
export class LogReader {
  readonly #options: LogReaderOptions;

  constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  /** Opens a container's log; what the cluster refuses is thrown here. The caller must `close` it, or abort `signal`. */
  async open(
    ref: WorkloadRef,
    query: LogQuery,
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<OpenLog> {
    const { targets, slots } = this.#options;
    const judged = await targets.findFor(
      rolloutWorkloadLogsPermission,
      ref,
      credentials,
    );
    const pod = podNamed(judged, query.pod);
    const container = containerNamed(pod, query.container);
    signal.throwIfAborted();
    const giveBack = slots.take(actorOf(credentials).ref);
    const left = new AbortController();
    // Not left to the pieces: a reader who hung up before the first one never starts them, so they never end either
    const close = () => {
      signal.removeEventListener('abort', close);
      giveBack();
      left.abort();
    };
    signal.addEventListener('abort', close);
    try {
      const source = this.#stream(ref, { ...query, container }, left.signal);
      const pieces = source[Symbol.asyncIterator]();
      // The first piece is empty: it only says that the cluster agrees
      await pieces.next();
      signal.throwIfAborted();
      return {
        pod: query.pod,
        container,
        pieces: matchingLines(rest(pieces), query.search),
        close,
      };
    } catch (error) {
      close();
      throw error;
    }
  }

  #stream(
    { cluster, namespace }: WorkloadRef,
    query: LogQuery,
    signal: AbortSignal,
  ): AsyncIterable<Buffer> {
    const { clusters, limits } = this.#options;
    const { follow } = query;
    const flag = (value: boolean) => (value ? 'true' : undefined);
    return clusters.connection(cluster).stream({
      path: `/api/v1/namespaces/${namespace}/pods/${query.pod}/log`,
      query: {
        container: query.container,
        previous: flag(query.previous),
        follow: flag(follow),
        timestamps: flag(query.timestamps),
        tailLines: String(query.tail),
        sinceSeconds: query.sinceSeconds?.toString(),
        limitBytes: follow ? undefined : String(limits.maxBytes),
      },
      signal: follow
        ? AbortSignal.any([signal, AbortSignal.timeout(limits.maxFollowMs)])
        : signal,
      idleTimeoutMs: follow ? limits.maxFollowMs : STUCK_MS,
      maxBytes: limits.maxBytes,
    });
  }
}

/** The pod must be one of the workload's own: a permission on one workload is none on its neighbours. */
function podNamed({ related, workload }: LogTarget, name: string): LogPod {
  const found = related.pods.find(({ metadata }) => metadata.name === name);
  if (!found) {
    throw new NotFoundError(
      `${workload.kind} ${workload.namespace}/${workload.name} has no pod ${name}`,
    );
  }
  return found;
}

function containerNamed({ status, metadata }: LogPod, name?: string): string {
  const own = (status.containerStatuses ?? []).map(one => one.name);
  const first = (status.initContainerStatuses ?? []).map(one => one.name);
  const names = [...own, ...first];
  const chosen = name || names[0];
  if (!chosen || (names.length > 0 && !names.includes(chosen))) {
    throw new InputError(
      `Pod ${metadata.name} has no container ${
        name ?? ''
      } that started; it has ${names.join(', ') || 'none yet'}`,
    );
  }
  return chosen;
}

async function* rest(
  pieces: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer, void, void> {
  try {
    for (;;) {
      const { done, value } = await pieces.next();
      if (done) {
        return;
      }
      yield value;
    }
  } finally {
    await pieces.return?.();
  }
}
