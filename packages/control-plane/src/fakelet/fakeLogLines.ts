import { hashFraction } from './hashFraction.ts';

export interface FakeLogOptions {
  tailLines?: number;
  timestamps?: boolean;
}

const defaultLines = 40;
const intervalMs = 1_000;

const paths = ['/', '/healthz', '/api/cases', '/api/cases/42', '/metrics'];

/** The newest log lines of a fake container at the time `nowMs`: one a second, the same again for the same second. */
export function fakeLogLines(
  source: string,
  nowMs: number,
  { tailLines = defaultLines, timestamps = false }: FakeLogOptions = {},
): string[] {
  const last = Math.floor(nowMs / intervalMs);
  return Array.from({ length: tailLines }, (_, index) =>
    logLine(source, (last - tailLines + 1 + index) * intervalMs, timestamps),
  );
}

/** The line a fake container wrote at `atMs`. */
export function logLine(
  source: string,
  atMs: number,
  timestamps: boolean,
): string {
  const second = Math.floor(atMs / intervalMs);
  const chance = hashFraction(`${source}@${second}`);
  const time = new Date(second * intervalMs).toISOString();
  const status = chance > 0.97 ? 503 : 200;
  const line = JSON.stringify({
    time,
    level: status === 200 ? 'info' : 'warn',
    message: status === 200 ? 'request handled' : 'upstream did not answer',
    method: 'GET',
    path: paths[Math.floor(chance * paths.length)],
    status,
    durationMs: Math.round(3 + chance * 120),
  });
  return timestamps ? `${time} ${line}` : line;
}
