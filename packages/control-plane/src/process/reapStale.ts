import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLineOf } from './procfs.ts';

const waitMs = 5_000;

/**
 * Ends components of an earlier start that outlived it. A pid may belong to somebody else by now, so a process counts
 * as ours only when its command line names our state folder.
 */
export async function reapStale(
  runDir: string,
  stateDir: string,
): Promise<string[]> {
  const stale = pidFilesIn(runDir).filter(file =>
    isOurs(Number(readFileSync(file, 'utf8')), stateDir),
  );
  await Promise.all(
    stale.map(file => endProcess(Number(readFileSync(file, 'utf8')), stateDir)),
  );
  for (const file of pidFilesIn(runDir)) rmSync(file, { force: true });
  return stale.map(file => file.slice(runDir.length + 1, -'.pid'.length));
}

function pidFilesIn(runDir: string): string[] {
  try {
    return readdirSync(runDir)
      .filter(file => file.endsWith('.pid'))
      .map(file => join(runDir, file));
  } catch {
    return [];
  }
}

function isOurs(pid: number, stateDir: string): boolean {
  return (
    Number.isInteger(pid) &&
    pid > 1 &&
    (commandLineOf(pid) ?? []).some(argument =>
      argument.includes(`${stateDir}/`),
    )
  );
}

async function endProcess(pid: number, stateDir: string): Promise<void> {
  const deadline = Date.now() + waitMs;
  for (let signal = 'SIGTERM'; isOurs(pid, stateDir); await sleep(50)) {
    try {
      process.kill(pid, signal);
    } catch {
      return; // gone between the look and the signal
    }
    if (Date.now() > deadline) signal = 'SIGKILL';
  }
}
