import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

const SKIPPED = new Set([
  'node_modules',
  'dist',
  'dist-types',
  '.git',
  'coverage',
]);

/** SHA-256 over names and contents of all files below `roots`, build results left out. */
export async function fingerprint(roots, { cwd, keep = () => true }) {
  const hash = createHash('sha256');
  for (const root of roots) {
    for await (const file of files(path.join(cwd, root))) {
      const name = path.relative(cwd, file);
      if (keep(name)) hash.update(`${name}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex');
}

async function* files(root) {
  const info = await stat(root).catch(() => undefined);
  if (!info) return;
  if (info.isFile()) {
    yield root;
    return;
  }
  const names = (await readdir(root)).sort();
  for (const name of names) {
    if (!SKIPPED.has(name)) yield* files(path.join(root, name));
  }
}
