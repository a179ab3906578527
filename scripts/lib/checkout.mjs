import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout these scripts belong to. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
);

/** Everything a run keeps: databases, logs, the embedded clusters and repositories. Ignored by Git. */
export const stateDir = path.join(root, '.dugnad');
