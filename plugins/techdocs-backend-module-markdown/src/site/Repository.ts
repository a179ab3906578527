import { isChildPath } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { Stats } from 'fs';
import { realpath, stat } from 'fs/promises';
import { relative, resolve, sep } from 'path';

/**
 * The folder that documentation is read from. Nothing outside it is reached,
 * whatever a path or a symbolic link says, and nothing hidden in it: `.git`
 * and `.env` are no documentation.
 */
export class Repository {
  private constructor(readonly root: string) {}

  static async open(folder: string): Promise<Repository> {
    return new Repository(await realpath(folder));
  }

  /**
   * Where a path really leads.
   *
   * @param from - folder that hidden files are judged from; default: the root
   * @throws NotFoundError where nothing is, NotAllowedError for what lies outside or is hidden
   */
  async locate(
    path: string,
    from = this.root,
  ): Promise<{ path: string; stats: Stats }> {
    const real = await realpath(resolve(this.root, path)).catch(() => {
      throw new NotFoundError('is not there');
    });
    if (!isChildPath(this.root, real)) {
      throw new NotAllowedError('leads outside the repository');
    }
    const base = isChildPath(from, real) ? from : this.root;
    if (relative(base, real).split(sep).some(isHidden)) {
      throw new NotAllowedError('is a hidden file');
    }
    return { path: real, stats: await stat(real) };
  }
}

function isHidden(name: string): boolean {
  return name.startsWith('.') && name !== '.' && name !== '..';
}
