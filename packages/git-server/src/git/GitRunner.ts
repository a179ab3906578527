import { ChildProcess, spawn } from 'node:child_process';
import { ServiceUnavailableError } from '@backstage/errors';
import { gitEnvironment } from './gitEnvironment.ts';
import { GitCommandError } from './GitCommandError.ts';

const TIMEOUT_MS = 60_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

export interface GitSpawnOptions {
  /** The bare repository the command works in. */
  directory: string;
  /** Variables on top of the clean environment. */
  environment?: Record<string, string>;
}

/** Runs Git in a clean environment, and ends what still runs when the server stops. */
export class GitRunner {
  readonly #path: string | undefined;
  readonly #children = new Set<ChildProcess>();

  constructor(options: { path: string | undefined }) {
    this.#path = options.path;
  }

  /** A running Git process with piped stdin, stdout and stderr. */
  spawn(args: string[], options: GitSpawnOptions) {
    const child = spawn('git', args, {
      cwd: options.directory,
      env: {
        ...gitEnvironment(options.directory, this.#path),
        ...options.environment,
      },
      stdio: 'pipe',
    });
    this.#children.add(child);
    child.once('close', () => this.#children.delete(child));
    return child;
  }

  /** Standard output of a Git command. Throws {@link GitCommandError} when it fails. */
  async run(args: string[], directory: string): Promise<Buffer> {
    const child = this.spawn(args, { directory });
    const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    let size = 0;
    child.stdin.end();
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MAX_OUTPUT_BYTES) child.kill('SIGKILL');
      else output.push(chunk);
    });
    try {
      const code = await exitCode(child);
      if (code === 0) return Buffer.concat(output);
      throw new GitCommandError(args[0], code, Buffer.concat(errors));
    } finally {
      clearTimeout(timer);
    }
  }

  /** Checks that Git and its `http-backend` are there. Throws an error that says what to install. */
  async check(directory: string): Promise<void> {
    try {
      await this.run(['--version'], directory);
    } catch (error) {
      throw new ServiceUnavailableError(
        'git was not found on PATH. Install it (Debian, Ubuntu: apt install git) and start again.',
        error,
      );
    }
    const commands = await this.run(['--list-cmds=main'], directory);
    if (!commands.toString('utf8').split('\n').includes('http-backend')) {
      throw new ServiceUnavailableError(
        'This git has no http-backend. Install the complete git package and start again.',
      );
    }
  }

  /** Ends every Git process that still runs. */
  stop(): void {
    for (const child of this.#children) child.kill('SIGKILL');
  }
}

function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}
