import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Children } from '../../scripts/lib/Children.mjs';

/**
 * Runs `work` with a folder of its own and with `children`. However it ends, Ctrl-C included, the children are stopped
 * and the folder is removed.
 */
export async function withScratch(work) {
  const scratch = await mkdtemp(path.join(tmpdir(), 'dugnad-bench-'));
  const children = new Children({ logDir: path.join(scratch, 'logs') });
  const clean = async () => {
    await children.stop();
    await rm(scratch, { recursive: true, force: true });
  };
  process.once('SIGINT', () => clean().then(() => process.exit(130)));
  process.once('SIGTERM', () => clean().then(() => process.exit(143)));
  try {
    return await work({ scratch, children });
  } finally {
    await clean();
  }
}
