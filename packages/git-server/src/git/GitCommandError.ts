/** A Git command that failed, with the first lines of what it said. */
export class GitCommandError extends Error {
  readonly exitCode: number | null;

  constructor(command: string, exitCode: number | null, stderr: Buffer) {
    const said = stderr.toString('utf8').trim().slice(0, 500);
    super(`git ${command} failed (${exitCode ?? 'killed'}): ${said}`);
    this.name = 'GitCommandError';
    this.exitCode = exitCode;
  }
}
