import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from './UserError.mjs';

const TIMEOUT_MS = 180_000;

/** Resolves once the backend says it is ready. */
export async function waitForPortal({ baseUrl, logFile }) {
  const end = Date.now() + TIMEOUT_MS;
  while (Date.now() < end) {
    const ready = await fetch(`${baseUrl}/.backstage/health/v1/readiness`).then(
      response => response.ok,
      () => false,
    );
    if (ready) return;
    await sleep(200);
  }
  throw new UserError(
    `The portal was not ready after ${
      TIMEOUT_MS / 1000
    } s. Its log is ${logFile}.`,
  );
}
