import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the checkout these scripts belong to. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
);

/**
 * Everything a run keeps: databases, logs, the embedded clusters and
 * repositories. Ignored by Git; DUGNAD_STATE_DIR names another folder.
 */
export const stateDir = path.resolve(
  process.env.DUGNAD_STATE_DIR || path.join(root, '.dugnad'),
);
