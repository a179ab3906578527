import { readFile, stat } from 'node:fs/promises';

const CHECK_INTERVAL_MS = 1_000;

/** A bearer token that someone else keeps fresh in a file. Read again whenever the file changes. */
export class TokenFile {
  readonly #path: string;
  #token = '';
  #fingerprint = '';
  #checkedAt = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** The token; looks at the file at most once a second unless `force`. Throws where the file cannot be read. */
  async read(options?: { force?: boolean }): Promise<string> {
    const now = Date.now();
    if (!options?.force && now - this.#checkedAt < CHECK_INTERVAL_MS) {
      return this.#token;
    }
    // Mounted secrets are renewed by swapping a symbolic link: `stat` follows it, so the inode tells.
    const { mtimeMs, ino, size } = await stat(this.#path);
    const fingerprint = `${mtimeMs}/${ino}/${size}`;
    if (options?.force || fingerprint !== this.#fingerprint) {
      this.#token = (await readFile(this.#path, 'utf8')).trim();
      this.#fingerprint = fingerprint;
    }
    this.#checkedAt = now;
    return this.#token;
  }
}
