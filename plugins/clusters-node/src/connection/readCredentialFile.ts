import { readFile } from 'node:fs/promises';
import { CredentialsError } from './CredentialsError';

const words: Record<string, string> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read by the portal',
  EISDIR: 'is a folder',
};

/** The bytes of a file that the configuration names. Throws `CredentialsError` that names the file. */
export async function readCredentialFile(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileError(path, error);
  }
}

/** Why the file at `path` could not be read. */
export function fileError(path: string, error: unknown): CredentialsError {
  const code =
    typeof error === 'object' && error !== null && 'code' in error
      ? String(error.code)
      : 'unknown';
  return new CredentialsError(
    `the file ${path}, which the configuration names, ${
      words[code] ?? `cannot be read (${code})`
    }`,
  );
}
