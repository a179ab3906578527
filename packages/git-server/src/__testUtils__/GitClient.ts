import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { testCredentials } from './startTestGitServer.ts';

const exec = promisify(execFile);

/** The real Git, as a developer runs it, without the machine's configuration. */
export class GitClient {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** Standard output. Throws with what Git said. */
  async run(...args: string[]): Promise<string> {
    await mkdir(this.directory, { recursive: true });
    const { stdout } = await exec('git', args, {
      cwd: this.directory,
      env: {
        PATH: process.env.PATH,
        HOME: this.directory,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_AUTHOR_NAME: 'Ingrid Berg',
        GIT_AUTHOR_EMAIL: 'ingrid.berg@example.test',
        GIT_COMMITTER_NAME: 'Ingrid Berg',
        GIT_COMMITTER_EMAIL: 'ingrid.berg@example.test',
      },
    });
    return stdout;
  }

  /** Writes files and commits them; makes the repository when there is none. */
  async commit(message: string, files: Record<string, string>): Promise<void> {
    await this.run('init', '--quiet', '--initial-branch=main');
    for (const [path, content] of Object.entries(files)) {
      const file = join(this.directory, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await this.run('add', '--all');
    await this.run('commit', '--quiet', '--message', message);
  }
}

/** Address of a repository with the account in it, as a CI job would use it. */
export function signedInUrl(url: string): string {
  const signedIn = new URL(url);
  signedIn.username = encodeURIComponent(testCredentials.username);
  signedIn.password = encodeURIComponent(testCredentials.password);
  return signedIn.toString();
}
