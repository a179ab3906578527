import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { startTimeOf } from './procfs.ts';

/** Held, with the function that gives it back; or held by the process with this id. */
export type FileLock =
  | { held: true; release(): void }
  | { held: false; pid: number };

/**
 * Claims `file` for this process. A claim whose process is gone is taken over: pid and start time together name one
 * process for ever, so neither a crash nor a pid used again can block or break it.
 */
export function tryLock(file: string): FileLock {
  const mine = `${process.pid} ${startTimeOf(process.pid)}`;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      return { held: true, release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (!isTaken(error)) throw error;
      const [pid, startTime] = readOwner(file);
      if (startTime && startTimeOf(Number(pid)) === startTime) {
        return { held: false, pid: Number(pid) };
      }
      rmSync(file, { force: true });
    }
  }
  return { held: false, pid: 0 }; // another process was quicker each time
}

/** No `instanceof`: Node's own errors are of another realm inside Jest. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isTaken(error: unknown): boolean {
  return isObject(error) && 'code' in error && error.code === 'EEXIST';
}

function readOwner(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(' ');
  } catch {
    return [];
  }
}
