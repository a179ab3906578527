import type { ContainerStatus, Pod } from '../kube/objects.ts';
import { logLine } from './logLine.ts';

/** One line and when it was written. */
export interface LogLine {
  atMs: number;
  text: string;
}

/** A container's log, as far as it is written; `ended` when no line will follow. */
export interface ContainerLog {
  /** When the run began: another time is another run. */
  startMs: number;
  lines: LogLine[];
  ended: boolean;
}

/** Why there is no log, in a kubelet's words. */
export interface NoLog {
  problem: string;
}

interface Run {
  startMs: number;
  endMs?: number;
  exitCode?: number;
  reason?: string;
}

/** More than anybody scrolls through; what an older container wrote before is rotated away. */
const maxLines = 5_000;
const intervalMs = 1_000;

const startUp = ['starting', 'configuration read', 'listening on port 8080'];

/** What the container of a pod has written by `nowMs`. The same again whenever it is asked. */
export function containerLog(
  pod: Pod,
  container: string,
  nowMs: number,
  { previous = false }: { previous?: boolean } = {},
): ContainerLog | NoLog {
  const statuses = [
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.containerStatuses ?? []),
  ];
  const status = statuses.find(({ name }) => name === container);
  const run = status && runOf(status, previous);
  if (!run) return { problem: problemOf(pod, container, previous, status) };
  const { namespace, name } = pod.metadata;
  const source = `${namespace}/${name}/${container}`;
  return {
    startMs: run.startMs,
    lines: linesOf(source, run, nowMs),
    ended: run.endMs !== undefined,
  };
}

/** The run whose log is meant: the last one of a container that waits to be started again. */
function runOf(
  { state, lastState }: ContainerStatus,
  previous: boolean,
): Run | undefined {
  const running = previous ? undefined : state.running;
  if (running) return { startMs: Date.parse(running.startedAt) };
  const ended = previous
    ? lastState?.terminated
    : state.terminated ?? lastState?.terminated;
  if (!ended) return undefined;
  const { startedAt = '', finishedAt = '', exitCode, reason } = ended;
  const startMs = Date.parse(startedAt);
  return { startMs, endMs: Date.parse(finishedAt), exitCode, reason };
}

function problemOf(
  { metadata }: Pod,
  container: string,
  previous: boolean,
  status?: ContainerStatus,
): string {
  const where = `container "${container}" in pod "${metadata.name}"`;
  if (previous) return `previous terminated ${where} not found`;
  const { reason = 'ContainerCreating', message } = status?.state.waiting ?? {};
  return `${where} is waiting to start: ${message ?? reason}`;
}

function linesOf(source: string, run: Run, nowMs: number): LogLine[] {
  const { startMs } = run;
  const endMs = Math.min(run.endMs ?? nowMs, nowMs);
  const requests = Math.floor((endMs - startMs) / intervalMs);
  const skipped = Math.max(0, requests - maxLines);
  const first = startUp.map(message => entry(startMs, 'info', message));
  const handled = Array.from({ length: requests - skipped }, (_, index) => {
    const atMs = startMs + (skipped + index + 1) * intervalMs;
    return { atMs, text: logLine(source, atMs) };
  });
  const written = skipped > 0 ? handled : [...first, ...handled];
  return run.exitCode ? [...written, ...lastWords(run, endMs)] : written;
}

/** What a program says before it dies. */
function lastWords({ reason, exitCode }: Run, atMs: number): LogLine[] {
  if (reason === 'OOMKilled') {
    return [
      entry(atMs, 'warn', 'heap 92% full, collecting took 1204 ms'),
      entry(atMs, 'warn', 'heap 99% full, collecting took 3812 ms'),
    ];
  }
  const error = 'connect ECONNREFUSED 10.96.14.3:5432';
  return [
    entry(atMs, 'fatal', `cannot reach the database: ${error}`),
    ...[
      `Error: ${error}`,
      '    at Database.connect (/app/src/database.js:42:11)',
      '    at main (/app/src/main.js:17:5)',
      `process ended with exit code ${exitCode}`,
    ].map(text => ({ atMs, text })),
  ];
}

function entry(atMs: number, level: string, message: string): LogLine {
  const time = new Date(atMs).toISOString();
  return { atMs, text: JSON.stringify({ time, level, message }) };
}
