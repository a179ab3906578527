import { hashFraction } from './hashFraction.ts';

const intervalMs = 1_000;

const paths = ['/', '/healthz', '/api/cases', '/api/cases/42', '/metrics'];

/** The line a fake container wrote at `atMs`: the same again for the same second. */
export function logLine(source: string, atMs: number): string {
  const second = Math.floor(atMs / intervalMs);
  const chance = hashFraction(`${source}@${second}`);
  const status = chance > 0.97 ? 503 : 200;
  return JSON.stringify({
    time: new Date(second * intervalMs).toISOString(),
    level: status === 200 ? 'info' : 'warn',
    message: status === 200 ? 'request handled' : 'upstream did not answer',
    method: 'GET',
    path: paths[Math.floor(chance * paths.length)],
    status,
    durationMs: Math.round(3 + chance * 120),
  });
}
