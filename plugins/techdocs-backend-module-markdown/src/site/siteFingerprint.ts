import { createHash } from 'crypto';
import { lstat } from 'fs/promises';
import { join } from 'path';
import { readSite } from './readSite';

/** SHA-256 over everything a site is rendered from: its settings, its pages, and size and time of its other files. */
export async function siteFingerprint(inputDir: string): Promise<string> {
  const { config, docsPath, files } = await readSite(inputDir, '');
  const hash = createHash('sha256').update(JSON.stringify(config));
  for (const [path, text] of [...files.pages].sort()) {
    hash.update(`\0${path}\0${text}`);
  }
  for (const path of [...files.assets].sort()) {
    const { size, mtimeMs } = await lstat(join(docsPath, path));
    hash.update(`\0${path}\0${size}\0${mtimeMs}`);
  }
  return hash.digest('hex');
}
