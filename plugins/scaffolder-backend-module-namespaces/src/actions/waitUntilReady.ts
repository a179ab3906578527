import { setTimeout as sleep } from 'node:timers/promises';
import {
  ClaimDetail,
  ClaimEvent,
  FINAL_STATES,
} from '@dugnad/plugin-namespaces-common';
import { NamespacesConnection } from './connectNamespaces';

const TIMEOUT_MS = 10 * 60_000;
/** A claim may be partial for a moment while somebody clears what is in the way. */
const PARTIAL_PATIENCE_MS = 30_000;

/** Options of `waitUntilReady`. */
export interface WaitOptions {
  claimId: string;
  pollMs: number;
  log(line: string): void;
  signal?: AbortSignal;
  now?: () => number;
}

/**
 * Waits until a claim is ready, or waits for a person's approval, and logs every step of its history. Throws with the claim's
 * own reason where it will not become ready.
 */
export async function waitUntilReady(
  connection: NamespacesConnection,
  options: WaitOptions,
): Promise<ClaimDetail> {
  const { claimId, pollMs, now = Date.now, signal } = options;
  const started = now();
  const log = stepLogger(options.log);
  for (;;) {
    const claim = await connection.api.get(claimId, await connection.call());
    log(await connection.api.history(claimId, await connection.call()), claim);
    if (claim.state === 'ready' || claim.state === 'waiting') {
      return claim;
    }
    const waitedMs = now() - started;
    const why = reasonToStop(claim, waitedMs);
    if (why) {
      throw new Error(`Namespace ${claim.name} is ${claim.state}: ${why}`);
    }
    await sleep(pollMs, undefined, { signal });
  }
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
