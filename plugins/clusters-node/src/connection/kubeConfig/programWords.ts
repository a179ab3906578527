import type { ExecFileException } from 'node:child_process';

const MAX_SAID = 300;
/** Control characters and what looks like a signed token or another long secret. */
const CONTROL = /\p{Cc}+/gu;
const TOKENS =
  /[A-Za-z0-9+/_=-]{12,}(?:\.[A-Za-z0-9+/_=-]{12,})+|[A-Za-z0-9+/_=-]{40,}/g;

/** How a program failed, in words for people. `said` is what it wrote to its error output, without secrets. */
export function programWords(
  error: ExecFileException,
  { said, timeoutMs }: { said: string; timeoutMs: number },
): string {
  switch (error.code) {
    case 'ENOENT':
      return 'was not found';
    case 'EACCES':
      return 'may not be run by the portal';
    case 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER':
      return 'wrote more than a credential can be';
    default:
  }
  const words = said ? `: ${said}` : '';
  if (error.killed) {
    return `did not end within ${Math.round(timeoutMs / 1000)} s${words}`;
  }
  return error.signal
    ? `was ended by ${error.signal}${words}`
    : `ended with exit code ${error.code}${words}`;
}

/** The end of what a program said, on one line, without the values of `secrets` and without anything like a token. */
export function redact(text: string, secrets: string[]): string {
  const known = secrets.filter(secret => secret.length > 3);
  return known
    .reduce((rest, secret) => rest.replaceAll(secret, '…'), text)
    .replace(TOKENS, '…')
    .replace(CONTROL, ' ')
    .trim()
    .slice(-MAX_SAID);
}
