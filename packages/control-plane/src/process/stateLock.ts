import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startTimeOf } from './procfs.ts';

/**
 * Claims a state folder for this process. Throws when a process that still runs holds it; a claim left by a process
 * that is gone is taken over. Returns the function that gives it back.
 */
export function lockStateDir(stateDir: string): () => void {
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const file = join(stateDir, 'owner');
  const mine = `${process.pid} ${startTimeOf(process.pid)}`;
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch {
      const [pid, startTime] = readOwner(file);
      if (startTime && startTimeOf(Number(pid)) === startTime) {
        throw new Error(
          `The control plane in ${stateDir} is already running (process ${pid}). Stop it first, or use another state folder.`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new Error(
    `Another start is taking the control plane in ${stateDir} right now.`,
  );
}

function readOwner(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(' ');
  } catch {
    return [];
  }
}
