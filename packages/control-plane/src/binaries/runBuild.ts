import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A build as a process. */
export interface BuildCommand {
  command: string;
  args: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Called with each line of standard output. */
  onLine?(line: string): void;
  /** Called with each line of standard error, of which the last are also in the error. */
  onErrorLine?(line: string): void;
}

const keptErrorLines = 8;

/**
 * Runs a build and resolves when it has succeeded. Throws with its last words when it has not. Its compilers end with this
 * process: they are a group of their own, which is killed.
 */
export async function runBuild(build: BuildCommand): Promise<void> {
  const child = spawn(build.command, build.args, {
    cwd: build.cwd,
    env: build.env ?? process.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const endBuild = () => child.pid && endGroup(child.pid);
  process.once('exit', endBuild);
  const errors: string[] = [];
  createInterface({ input: child.stdout }).on('line', line =>
    build.onLine?.(line),
  );
  createInterface({ input: child.stderr }).on('line', line => {
    build.onErrorLine?.(line);
    errors.push(line);
    errors.splice(0, errors.length - keptErrorLines);
  });
  const [code, signal] = await once(child, 'close').finally(() =>
    process.off('exit', endBuild),
  );
  if (code === 0) return;
  throw new Error(
    `the build ended with ${signal ?? `exit code ${code}`}:\n${errors.join(
      '\n',
    )}`,
  );
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // already gone
  }
}
