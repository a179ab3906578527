import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { UserError } from './UserError.mjs';

const STOP_GRACE_MS = 15_000;

/**
 * The long-running processes of one start. Each gets a pipe as standard input and ends itself when that closes, so
 * that none outlives this process, however it ends. Output goes to
 * `<name>.log` in `logDir`, but for the lines in which a child announces itself: they may hold tokens. The process id
 * goes to `<name>.pid`.
 */
export class Children {
  #running = [];
  #logDir;
  #onExit;
  #stopping = false;

  /** `onExit(name, logFile)` is called when a child ends that nobody stopped. */
  constructor({ logDir, onExit }) {
    this.#logDir = logDir;
    this.#onExit = onExit;
  }

  async start(name, command, args, { cwd, env, onLine, isAnnounced } = {}) {
    await mkdir(this.#logDir, { recursive: true });
    const logFile = path.join(this.#logDir, `${name}.log`);
    const log = createWriteStream(logFile, { mode: 0o600 });
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
      // Ctrl-C reaches the whole foreground group; children are stopped in order instead.
      detached: true,
    });
    child.stdin.on('error', () => {});
    await writeFile(path.join(this.#logDir, `${name}.pid`), String(child.pid));
    for (const stream of [child.stdout, child.stderr]) {
      let rest = '';
      stream.setEncoding('utf8').on('data', text => {
        const lines = (rest + text).split('\n');
        rest = lines.pop();
        for (const line of lines) {
          log.write(isAnnounced?.(line) ? '(announced)\n' : `${line}\n`);
          onLine?.(line);
        }
      });
      stream.on('end', () => log.write(rest));
    }
    const ended = new Promise(resolve => {
      child.on('error', resolve);
      child.on('exit', resolve);
    });
    ended.then(() => {
      if (!this.#stopping) this.#onExit?.(name, logFile);
    });
    this.#running.push({ name, child, ended });
    return { child, ended, logFile };
  }

  /**
   * Starts a child that says it is ready with one line of JSON on standard output.
   * Resolves with that object; throws `UserError` with the end of its log if it ends or takes longer.
   */
  async startReady(name, command, args, { timeoutMs = 120_000, ...options }) {
    let announce;
    const ready = new Promise(resolve => (announce = resolve));
    const tail = [];
    const { ended, logFile } = await this.start(name, command, args, {
      ...options,
      isAnnounced: line => parseObject(line) !== undefined,
      onLine: line => {
        tail.push(line);
        if (tail.length > 20) tail.shift();
        const message = parseObject(line);
        if (message) announce({ message });
        options.onLine?.(line);
      },
    });
    const late = new Promise(resolve => {
      setTimeout(resolve, timeoutMs, { late: true }).unref();
    });
    const outcome = await Promise.race([
      ready,
      ended.then(() => ({ ended: true })),
      late,
    ]);
    if (outcome.message) return outcome.message;
    throw new UserError(
      `${name} ${
        outcome.late
          ? `was not ready after ${timeoutMs / 1000} s`
          : 'stopped while starting'
      }. Its log is ${logFile}:\n${tail.join('\n')}`,
    );
  }

  /** Stops the last started first; whoever does not listen within 15 s is killed. */
  async stop() {
    this.#stopping = true;
    for (const { child, ended } of this.#running.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS);
      await ended;
      clearTimeout(timer);
    }
    this.#running = [];
  }
}

function parseObject(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
