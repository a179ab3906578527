import type { EntryType, TreeEntry } from './types.ts';

const TYPES: Record<string, EntryType> = {
  '040000': 'dir',
  '120000': 'symlink',
  '160000': 'submodule',
};

/** Reads the output of `git ls-tree -z -l`; folders first, then by name. `folder` is the path that was listed. */
export function parseTree(output: string, folder: string): TreeEntry[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  return output
    .split('\0')
    .filter(Boolean)
    .map(line => toEntry(line, prefix))
    .sort(foldersFirst);
}

function toEntry(line: string, prefix: string): TreeEntry {
  const tab = line.indexOf('\t');
  const [mode, , sha, size] = line.slice(0, tab).split(/ +/);
  const name = line.slice(tab + 1);
  return {
    name,
    path: `${prefix}${name}`,
    type: TYPES[mode] ?? 'file',
    sha,
    sizeBytes: Number(size) || 0,
  };
}

function foldersFirst(a: TreeEntry, b: TreeEntry): number {
  const rank = (entry: TreeEntry) => (entry.type === 'dir' ? 0 : 1);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  return a.name < b.name ? -1 : 1;
}
