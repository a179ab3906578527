import { createHash } from 'crypto';
import { stat } from 'fs/promises';
import { locateSite } from './locateSite';
import { readPage } from './readPage';

/**
 * SHA-256 over everything a site is rendered from: its settings, its pages
 * with their snippets, and size and time of its other files. One page is in
 * memory at a time.
 */
export async function siteFingerprint(inputDir: string): Promise<string> {
  const { config, repository, files, readme, notes } = await locateSite(
    inputDir,
    '',
  );
  const hash = createHash('sha256').update(JSON.stringify([config, notes]));
  for (const file of readme ? [...files, readme] : files) {
    hash.update(`\0${file.path}\0`);
    if (/\.md$/i.test(file.path)) {
      const { page } = await readPage(repository, file, file.path);
      hash.update(page.text);
    } else {
      const { size, mtimeMs } = await stat(file.realPath);
      hash.update(`${size}\0${mtimeMs}`);
    }
  }
  return hash.digest('hex');
}
