import { isChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { lstat, readdir, readFile, realpath } from 'fs/promises';
import { join, resolve } from 'path';
import { limits } from './limits';
import { parseSiteConfig } from './parseSiteConfig';
import { SiteConfig, SiteFiles } from './types';

/** A site on disk, read. `docsPath` is the real path of the docs folder. */
export type SiteSource = {
  config: SiteConfig;
  docsPath: string;
  files: SiteFiles;
};

/**
 * Reads a site. Nothing outside `inputDir` is read: symbolic links are left
 * out, and a `docs_dir` that leads outside is refused.
 *
 * @throws NotAllowedError for a docs folder outside `inputDir`, InputError for
 * a broken mkdocs.yml, NotFoundError without any docs folder.
 */
export async function readSite(
  inputDir: string,
  defaultName: string,
): Promise<SiteSource> {
  const config = parseSiteConfig(await readConfigText(inputDir), defaultName);
  const docsPath = await docsPathOf(inputDir, config.docsDir);
  return { config, docsPath, files: await readFiles(docsPath) };
}

async function readConfigText(inputDir: string): Promise<string> {
  for (const name of ['mkdocs.yaml', 'mkdocs.yml']) {
    const path = join(inputDir, name);
    const stats = await lstat(path).catch(() => undefined);
    if (!stats) continue;
    if (!stats.isFile() || stats.size > limits.pageBytes) {
      throw new InputError(`${name} is no ordinary file, or too large`);
    }
    return readFile(path, 'utf8');
  }
  return '';
}

async function docsPathOf(inputDir: string, docsDir: string): Promise<string> {
  const root = await realpath(inputDir);
  const docsPath = await realpath(resolve(root, docsDir)).catch(() => {
    throw new NotFoundError(
      `There is no folder '${docsDir}' with documentation beside mkdocs.yml`,
    );
  });
  if (!isChildPath(root, docsPath)) {
    throw new NotAllowedError(
      `docs_dir '${docsDir}' leads outside the folder of mkdocs.yml`,
    );
  }
  return docsPath;
}

async function readFiles(docsPath: string): Promise<SiteFiles> {
  const files: SiteFiles = { pages: new Map(), assets: [], skipped: [] };
  let totalBytes = 0;
  const take = async (path: string): Promise<string | undefined> => {
    const { size } = await lstat(join(docsPath, path));
    const isPage = path.endsWith('.md');
    const count = files.pages.size + files.assets.length;
    if (count >= limits.files) return 'too many files';
    if (size > (isPage ? limits.pageBytes : limits.assetBytes)) {
      return `${size} bytes is too large`;
    }
    totalBytes += size;
    if (totalBytes > limits.totalBytes) return 'the site is too large';
    if (isPage) {
      files.pages.set(path, await readFile(join(docsPath, path), 'utf8'));
    } else files.assets.push(path);
    return undefined;
  };
  const visit = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(join(docsPath, folder), {
      withFileTypes: true,
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory() && depth < limits.folderDepth) {
        await visit(path, depth + 1);
        continue;
      }
      const problem = entry.isFile()
        ? await take(path)
        : 'neither file nor folder';
      if (problem) files.skipped.push(`${path}: ${problem}`);
    }
  };
  await visit('', 0);
  return files;
}
