import { setTimeout as sleep } from 'node:timers/promises';
import {
  ClaimDetail,
  ClaimEvent,
  FINAL_STATES,
} from '@dugnad/plugin-namespaces-common';
import { NamespacesConnection } from './connectNamespaces';

/** A person takes longer than a cluster. */
const WAITING_SLOWER = 5;
const TIMEOUT_MS = 10 * 60_000;
/** A claim may be partial for a moment while somebody clears what is in the way. */
const PARTIAL_PATIENCE_MS = 30_000;

/** Options of `waitUntilReady`. */
export interface WaitOptions {
  claimId: string;
  pollMs: number;
  /** How long to wait for somebody's approval; 0 does not. */
  approvalMs: number;
  log(line: string): void;
  signal?: AbortSignal;
  now?: () => number;
}

/**
 * Waits until a claim is approved and ready, and logs every step of its history. Throws with the claim's own reason where it
 * will not become ready, and where nobody approved it in time; without time for approval a waiting claim is given back.
 */
export async function waitUntilReady(
  connection: NamespacesConnection,
  options: WaitOptions,
): Promise<ClaimDetail> {
  const { claimId, pollMs, now = Date.now, signal } = options;
  let started = now();
  const asked = started;
  const log = stepLogger(options.log);
  for (;;) {
    const claim = await connection.api.get(claimId, await connection.call());
    log(await connection.api.history(claimId, await connection.call()), claim);
    if (isReady(claim)) {
      return claim;
    }
    if (claim.state === 'waiting') {
      if (options.approvalMs === 0) {
        return claim;
      }
      if (now() - asked > options.approvalMs) {
        throw new Error(
          `Namespace ${claim.name} still waits for ${deciders(
            claim,
          )}. Run the template again once it is approved: it goes on with the same namespace.`,
        );
      }
      // Time counts from the approval on
      started = now();
      await sleep(pollMs * WAITING_SLOWER, undefined, { signal });
      continue;
    }
    const waitedMs = now() - started;
    const why = reasonToStop(claim, waitedMs);
    if (why) {
      throw new Error(`Namespace ${claim.name} is ${claim.state}: ${why}`);
    }
    await sleep(pollMs, undefined, { signal });
  }
}

/** One that has an end announced is in order until then. */
function isReady({ state }: ClaimDetail): boolean {
  return state === 'ready' || state === 'expiring';
}

function deciders({ openRequests }: ClaimDetail): string {
  const groups = openRequests.flatMap(({ slots }) =>
    slots.flatMap(slot => [
      ...slot.groups,
      ...(slot.platform ? ['the platform team'] : []),
    ]),
  );
  return [...new Set(groups)].join(' or ') || 'approval';
}

function reasonToStop(claim: ClaimDetail, waitedMs: number) {
  const reason = claim.stateReason ?? 'no reason was given';
  if (FINAL_STATES.includes(claim.state) || claim.state === 'deleting') {
    return reason;
  }
  if (claim.state === 'partial' && waitedMs > PARTIAL_PATIENCE_MS) {
    return reason;
  }
  return waitedMs > TIMEOUT_MS
    ? `not ready after ${TIMEOUT_MS / 60_000} minutes; ${reason}`
    : undefined;
}

/** Logs each event once, oldest first, and each new reason to try again. */
function stepLogger(write: (line: string) => void) {
  const told = new Set<string>();
  let lastRetry: string | undefined;
  return (history: ClaimEvent[], claim: ClaimDetail) => {
    for (const event of [...history].reverse()) {
      if (!told.has(event.id)) {
        told.add(event.id);
        write(describe(event));
      }
    }
    const retry = claim.retry?.lastError;
    if (retry && retry !== lastRetry) {
      write(`Trying again: ${retry}`);
    }
    lastRetry = retry;
  };
}

function describe({ kind, by, reason }: ClaimEvent): string {
  const who = by === 'system' ? '' : ` by ${by}`;
  return `Namespace ${kind}${who}${reason ? `: ${reason}` : ''}`;
}
