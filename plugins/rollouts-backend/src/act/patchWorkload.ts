import { ConflictError, NotAllowedError } from '@backstage/errors';
import { FIELD_MANAGER } from '@dugnad/plugin-clusters-common';
import {
  ClusterConnection,
  isKubernetesApiError,
} from '@dugnad/plugin-clusters-node';
import { WorkloadRef } from '@dugnad/plugin-rollouts-common';
import { PatchOperation, unlessChanged } from './jsonPatch';
import {
  LiveWorkload,
  parseLive,
  readLive,
  workloadPath,
} from './LiveWorkload';

/** How often a write that only a change of status came in between of is tried. */
const TRIES = 6;

/** What the caller saw. */
export interface Precondition {
  resourceVersion: string;
  generation?: number;
}

/** What a patch needs. */
export interface PatchWorkloadOptions {
  ref: WorkloadRef;
  /** Reads, with the portal's rights. */
  reader: ClusterConnection;
  /** Writes. */
  writer: ClusterConnection;
  precondition: Precondition;
  /** What to write, from the workload as it is now; nothing where it already is as asked. */
  decide(live: LiveWorkload): PatchOperation[] | Promise<PatchOperation[]>;
  /** Ask what would happen, change nothing. */
  dryRun?: boolean;
  signal?: AbortSignal;
}

/** What came of a patch. */
export interface PatchOutcome {
  before: LiveWorkload;
  /** `before` where nothing was to be written. */
  after: LiveWorkload;
  changed: boolean;
}

function lastChange({ metadata }: LiveWorkload): string {
  const [last] = metadata.managedFields
    .filter(({ subresource, fieldsV1 }) => !subresource && fieldsV1?.['f:spec'])
    .sort((a, b) => (b.time ?? '').localeCompare(a.time ?? ''));
  return last ? `, last by ${last.manager} at ${last.time}` : '';
}

function conflict({ kind, name }: WorkloadRef, live: LiveWorkload): Error {
  return new ConflictError(
    `${kind} ${name} was changed after you looked at it${lastChange(
      live,
    )}; nothing was done. Look again and decide anew`,
  );
}

/**
 * Throws `ConflictError` where the workload is not as the caller saw it. Controllers write its status all the time, most of
 * all while it fails; a caller who names the generation has seen the same specification.
 */
function check(ref: WorkloadRef, live: LiveWorkload, seen: Precondition): void {
  const same =
    live.metadata.resourceVersion === seen.resourceVersion ||
    live.metadata.generation === seen.generation;
  if (!same) {
    throw conflict(ref, live);
  }
}

/** A failed `test` is answered 422 without saying so; a lost race 409. */
function mayHaveMoved(error: unknown): boolean {
  return isKubernetesApiError(error) && [409, 422].includes(error.httpStatus);
}

function refusal(error: unknown): unknown {
  return isKubernetesApiError(error) && error.httpStatus === 403
    ? new NotAllowedError(
        `Cluster ${error.cluster} refuses it: ${error.apiMessage}`,
      )
    : error;
}

/**
 * Changes a workload in one JSON patch whose first operation tests that it still is what was decided on: all of it happens,
 * or nothing. Throws `ConflictError` where somebody changed it after the caller looked.
 */
export async function patchWorkload(
  options: PatchWorkloadOptions,
): Promise<PatchOutcome> {
  const { ref, reader, precondition, decide, signal } = options;
  for (let tries = 1; ; tries += 1) {
    const before = await readLive(reader, ref, signal);
    check(ref, before, precondition);
    const operations = await decide(before);
    if (operations.length === 0) {
      return { before, after: before, changed: false };
    }
    try {
      const after = await send(options, before, operations);
      return { before, after, changed: true };
    } catch (error) {
      const now = mayHaveMoved(error) && (await readLive(reader, ref, signal));
      const moved =
        now && now.metadata.resourceVersion !== before.metadata.resourceVersion;
      if (!moved) {
        throw refusal(error);
      }
      if (tries >= TRIES) {
        throw conflict(ref, now);
      }
    }
  }
}

async function send(
  { ref, writer, dryRun, signal }: PatchWorkloadOptions,
  before: LiveWorkload,
  operations: PatchOperation[],
): Promise<LiveWorkload> {
  const answer = await writer.request({
    method: 'PATCH',
    path: await workloadPath(writer, ref),
    query: {
      fieldManager: FIELD_MANAGER,
      dryRun: dryRun ? 'All' : undefined,
    },
    contentType: 'application/json-patch+json',
    body: [
      ...unlessChanged(before.metadata.resourceVersion),
      ...operations,
    ].map(operation => ({ ...operation })),
    signal,
  });
  return parseLive(ref.kind, answer);
}
