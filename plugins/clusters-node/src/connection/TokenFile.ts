import { stat } from 'node:fs/promises';
import { CredentialsError } from './CredentialsError';
import { fileError, readCredentialFile } from './readCredentialFile';

const CHECK_INTERVAL_MS = 1_000;

/** A bearer token that someone else keeps fresh in a file. Read again whenever the file changes. */
export class TokenFile {
  readonly #path: string;
  #token = '';
  #fingerprint = '';
  #checkedAt = -Infinity;

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * The token; looks at the file at most once a second unless `force`. Throws `CredentialsError` where the file cannot be read
   * or is empty.
   */
  async read(options?: { force?: boolean }): Promise<string> {
    const now = performance.now();
    if (!options?.force && now - this.#checkedAt < CHECK_INTERVAL_MS) {
      return this.#token;
    }
    // Mounted secrets are renewed by swapping a symbolic link: `stat` follows it, so the inode tells.
    const { mtimeMs, ino, size } = await stat(this.#path).catch(error => {
      throw fileError(this.#path, error);
    });
    const fingerprint = `${mtimeMs}/${ino}/${size}`;
    if (options?.force || fingerprint !== this.#fingerprint) {
      const token = (await readCredentialFile(this.#path)).toString('utf8');
      this.#token = token.trim();
      if (!this.#token) {
        throw new CredentialsError(`the token file ${this.#path} is empty`);
      }
      this.#fingerprint = fingerprint;
    }
    this.#checkedAt = now;
    return this.#token;
  }
}
