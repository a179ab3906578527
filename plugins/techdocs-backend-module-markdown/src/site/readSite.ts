import { posix } from 'path';
import { limits } from './limits';
import { locateSite } from './locateSite';
import { picturesOf } from './picturesOf';
import { readPage } from './readPage';
import { Repository } from './Repository';
import { SiteConfig, SiteFiles } from './types';

/** A site on disk, read. */
export type SiteSource = { config: SiteConfig; files: SiteFiles };

/**
 * Reads a site: its pages with their snippets, and where its other files lie.
 *
 * @throws what `locateSite` throws
 */
export async function readSite(
  inputDir: string,
  defaultName: string,
): Promise<SiteSource> {
  const site = await locateSite(inputDir, defaultName);
  const { config, repository } = site;
  const files: SiteFiles = {
    pages: new Map(),
    assets: new Map(),
    readme: site.readme?.path,
    notes: [...site.notes],
  };
  for (const file of site.files) {
    if (/(^|\/)index\.html$/i.test(file.path)) {
      // The reader would show it as a page.
      const text = 'left out: pages are written in Markdown';
      files.notes.push({ path: file.path, text });
      continue;
    }
    if (!/\.md$/i.test(file.path)) {
      files.assets.set(file.path, file.realPath);
      continue;
    }
    const name = posix.join(config.docsDir, file.path);
    const { page, notes } = await readPage(repository, file, name);
    files.pages.set(file.path, page);
    files.notes.push(...notes);
  }
  if (site.readme) {
    const { path } = site.readme;
    const { page, notes } = await readPage(repository, site.readme, path);
    files.pages.set('index.md', page);
    files.notes.push(...notes);
    await addPictures(repository, files, page.text);
  }
  return { config, files };
}

/** Pictures a README shows lie beside it, not in the docs folder. */
async function addPictures(
  repository: Repository,
  files: SiteFiles,
  text: string,
): Promise<void> {
  for (const path of picturesOf(text)) {
    const target = await repository.locate(path).catch(() => undefined);
    if (!target?.stats.isFile() || files.assets.has(path)) continue;
    if (target.stats.size <= limits.assetBytes) {
      files.assets.set(path, target.path);
    }
  }
}
