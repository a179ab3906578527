import { isChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { readdir, readFile, realpath, stat } from 'fs/promises';
import { resolve } from 'path';
import { limits } from './limits';
import { ListedFile, listFiles } from './listFiles';
import { parseSiteConfig } from './parseSiteConfig';
import { Repository } from './Repository';
import { Note, SiteConfig } from './types';

/** A site on disk, before its pages are read. */
export type SiteLocation = {
  repository: Repository;
  config: SiteConfig;
  /** The files within the limits, sorted by path. */
  files: ListedFile[];
  /** The README beside mkdocs.yml, where it is the front page. */
  readme: ListedFile | undefined;
  notes: Note[];
};

/**
 * Finds the files of a site. Nothing outside `inputDir` is looked at, whatever
 * links and `docs_dir` say. Without a docs folder, or without a front page in
 * it, the README beside mkdocs.yml is the front page.
 *
 * @throws NotAllowedError for a docs folder outside `inputDir`, InputError for
 * a broken mkdocs.yml, NotFoundError with neither docs folder nor README.
 */
export async function locateSite(
  inputDir: string,
  defaultName: string,
): Promise<SiteLocation> {
  const repository = await Repository.open(inputDir);
  const names = await readdir(repository.root);
  const { config, notes } = await readSettings(repository, names, defaultName);
  const docsPath = await docsPathOf(repository.root, config.docsDir);
  const found = docsPath
    ? await listFiles(repository, docsPath)
    : { files: [], notes: [] };
  const { files, notes: leftOut } = withinLimits(found.files);
  const hasFrontPage = files.some(({ path }) =>
    /^(index|readme)\.md$/i.test(path),
  );
  const readme = hasFrontPage ? undefined : await findReadme(repository, names);
  if (!docsPath && !readme) {
    throw new NotFoundError(
      `There is no folder '${config.docsDir}' with documentation beside mkdocs.yml, and no README.md`,
    );
  }
  return {
    repository,
    config,
    files,
    readme,
    notes: [...notes, ...found.notes, ...leftOut],
  };
}

async function readSettings(
  repository: Repository,
  names: string[],
  defaultName: string,
) {
  const name = ['mkdocs.yml', 'mkdocs.yaml'].find(entry =>
    names.includes(entry),
  );
  if (!name) return parseSiteConfig('', defaultName);
  const { path, stats } = await repository.locate(name).catch(error => {
    throw new NotAllowedError(`${name} ${error.message}`);
  });
  if (!stats.isFile() || stats.size > limits.pageBytes) {
    throw new InputError(`${name} is no ordinary file, or too large`);
  }
  return parseSiteConfig(await readFile(path, 'utf8'), defaultName, name);
}

async function docsPathOf(
  root: string,
  docsDir: string,
): Promise<string | undefined> {
  const path = await realpath(resolve(root, docsDir)).catch(() => undefined);
  if (path === undefined || !(await stat(path)).isDirectory()) return undefined;
  if (!isChildPath(root, path)) {
    throw new NotAllowedError(
      `docs_dir '${docsDir}' leads outside the folder of mkdocs.yml`,
    );
  }
  return path;
}

async function findReadme(
  repository: Repository,
  names: string[],
): Promise<ListedFile | undefined> {
  const path = names.find(name => /^readme\.md$/i.test(name));
  const found = path && (await repository.locate(path).catch(() => undefined));
  return found && found.stats.isFile() && found.stats.size <= limits.pageBytes
    ? { path, realPath: found.path, size: found.stats.size }
    : undefined;
}

function withinLimits(listed: ListedFile[]) {
  const files: ListedFile[] = [];
  const notes: Note[] = [];
  let totalBytes = 0;
  let pagesBytes = 0;
  for (const file of listed) {
    const isPage = /\.md$/i.test(file.path);
    const most = isPage ? limits.pageBytes : limits.assetBytes;
    let problem: string | undefined;
    if (files.length >= limits.files)
      problem = `more than ${limits.files} files`;
    else if (file.size > most)
      problem = `${file.size} bytes, the limit is ${most}`;
    else if (totalBytes + file.size > limits.totalBytes) {
      problem = `the site is larger than ${limits.totalBytes} bytes`;
    } else if (isPage && pagesBytes + file.size > limits.pagesBytes) {
      problem = `the pages are larger than ${limits.pagesBytes} bytes together`;
    }
    if (problem) notes.push({ path: file.path, text: `left out: ${problem}` });
    else {
      files.push(file);
      totalBytes += file.size;
      if (isPage) pagesBytes += file.size;
    }
  }
  return { files, notes };
}
