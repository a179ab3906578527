import { readdir } from 'fs/promises';
import { join } from 'path';
import { limits } from './limits';
import { Repository } from './Repository';
import { Note } from './types';

/** A file of the docs folder: its path there, and where it really lies. */
export type ListedFile = { path: string; realPath: string; size: number };

/** All files below `docsPath`, sorted by path. Symbolic links are followed within the repository. */
export async function listFiles(
  repository: Repository,
  docsPath: string,
): Promise<{ files: ListedFile[]; notes: Note[] }> {
  const files: ListedFile[] = [];
  const notes: Note[] = [];
  let entries = 0;
  const skip = (path: string, reason: string) =>
    notes.push({ path, text: `left out: ${reason}` });

  async function visit(folder: string, real: string, above: string[]) {
    const found = await readdir(real, { withFileTypes: true });
    for (const entry of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.')) continue;
      entries += 1;
      if (entries > limits.entries) {
        if (entries === limits.entries + 1) {
          skip(folder || '.', `more than ${limits.entries} files and folders`);
        }
        return;
      }
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      await take(path, join(real, entry.name), above);
    }
  }

  async function take(path: string, at: string, above: string[]) {
    const target = await repository.locate(at, docsPath).catch(error => {
      skip(path, error.message);
    });
    if (!target) return;
    if (target.stats.isFile()) {
      const { size } = target.stats;
      files.push({ path, realPath: target.path, size });
    } else if (!target.stats.isDirectory()) {
      skip(path, 'neither file nor folder');
    } else if (above.includes(target.path)) {
      skip(path, 'a link to a folder it lies in');
    } else if (above.length > limits.folderDepth) {
      skip(path, `more than ${limits.folderDepth} folders deep`);
    } else await visit(path, target.path, [...above, target.path]);
  }

  await visit('', docsPath, [docsPath]);
  return { files, notes };
}
