import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { ProcessGuard } from './processGuard.ts';

export interface ComponentProcessOptions {
  name: string;
  command: string;
  args: string[];
  logFile: string;
  pidFile: string;
  guard: ProcessGuard;
  onExit(description: string): void;
}

const maxLogBytes = 10 * 1024 * 1024;

/** One component of the control plane as a child process that can be stopped, killed and started again. */
export class ComponentProcess {
  readonly #options: ComponentProcessOptions;
  #child: ChildProcess | undefined;
  #exited: Promise<void> = Promise.resolve();
  #expected = false;

  constructor(options: ComponentProcessOptions) {
    this.#options = options;
  }

  get running(): boolean {
    return this.#child !== undefined;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  start(): void {
    if (this.#child) return;
    const { command, args, logFile, pidFile } = this.#options;
    mkdirSync(dirname(logFile), { recursive: true });
    mkdirSync(dirname(pidFile), { recursive: true });
    const log = openSync(logFile, isLarge(logFile) ? 'w' : 'a', 0o600);
    // A session of its own: Ctrl-C reaches only us, and we stop the components in order.
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#expected = false;
    this.#child = child;
    this.#exited = this.#watchExit(child);
    if (child.pid !== undefined) {
      this.#options.guard.add(child.pid);
      writeFileSync(pidFile, String(child.pid));
    }
  }

  /** Ends the process politely, after `graceMs` by force. Resolves when it is gone. */
  async stop(graceMs = 5_000): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#expected = true;
    child.kill('SIGTERM');
    child.kill('SIGCONT'); // a paused process could not react
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await this.#exited;
    clearTimeout(timer);
  }

  /** Sends a signal. Resolves when the process is gone, or at once for a signal that pauses or resumes. */
  async kill(signal: NodeJS.Signals): Promise<void> {
    this.#expected = true;
    this.#child?.kill(signal);
    if (signal !== 'SIGSTOP' && signal !== 'SIGCONT') await this.#exited;
  }

  /** The last lines the component wrote, for an error message. */
  logTail(lines = 8): string {
    try {
      const text = readFileSync(this.#options.logFile, 'utf8').trimEnd();
      return text.split('\n').slice(-lines).join('\n');
    } catch {
      return '(no log)';
    }
  }

  #watchExit(child: ChildProcess): Promise<void> {
    const { name, pidFile, guard, onExit } = this.#options;
    return new Promise(resolve => {
      const finish = (what: string) => {
        if (this.#child !== child) return;
        this.#child = undefined;
        if (child.pid !== undefined) guard.remove(child.pid);
        rmSync(pidFile, { force: true });
        if (!this.#expected) onExit(`${name} ${what}`);
        resolve();
      };
      child.once('error', error => finish(`cannot run: ${error.message}`));
      child.once('exit', (code, signal) =>
        finish(`ended with ${signal ?? `exit code ${code}`}`),
      );
    });
  }
}

function isLarge(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxLogBytes;
}
