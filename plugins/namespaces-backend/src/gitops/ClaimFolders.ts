import { InputError } from '@backstage/errors';
import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { GitSettings } from '../setup/readClusterSettings';
import { GitBranch } from './GitBranch';
import { GitTrees } from './GitTrees';
import {
  FolderFiles,
  KUSTOMIZATION,
  claimFolder,
  readKustomization,
} from './claimFolder';

type ClaimName = { id: string; name: string };

/** The folders of claims in a branch of a repository. Nothing outside the folder of the claim at hand is ever changed. */
export class ClaimFolders {
  readonly #branch: GitBranch;
  readonly #root: string[];

  constructor(branch: GitBranch, settings: Pick<GitSettings, 'path'>) {
    this.#branch = branch;
    this.#root = settings.path.split('/').filter(Boolean);
  }

  /** Path of a claim's folder. */
  pathOf({ name }: ClaimName): string {
    return [...this.#root, name].join('/');
  }

  /**
   * Makes the folder hold these objects; files in it that are not the portal's stay. The commit, or undefined where
   * everything was as it should be. Throws `InputError` where the folder is somebody else's.
   */
  put(
    claim: ClaimName,
    objects: KubernetesObject[],
  ): Promise<string | undefined> {
    const files = claimFolder(claim, objects);
    return this.#branch.commit(async (trees, tree) => {
      const path = [...this.#root, claim.name];
      const entries = (await trees.folder(tree, path)) ?? [];
      const own = await this.#ownFiles(trees, claim, entries);
      const next = await trees.withFiles(entries, own, files);
      return {
        tree: await trees.replaceFolder(tree, path, next),
        message: messageOf(claim, own.length === 0 ? 'Add' : 'Update', files),
      };
    });
  }

  /** Removes the folder with everything in it. The commit, or undefined where it is gone already. */
  remove(claim: ClaimName): Promise<string | undefined> {
    return this.#branch.commit(async (trees, tree) => {
      const path = [...this.#root, claim.name];
      const entries = await trees.folder(tree, path);
      if (!entries) {
        return undefined;
      }
      await this.#ownFiles(trees, claim, entries);
      return {
        tree: await trees.replaceFolder(tree, path, []),
        message: messageOf(claim, 'Remove'),
      };
    });
  }

  /** Names of the files that are this claim's. */
  async #ownFiles(
    trees: GitTrees,
    claim: ClaimName,
    entries: { path: string; oid: string; type: string }[],
  ): Promise<string[]> {
    if (entries.length === 0) {
      return [];
    }
    const list = entries.find(
      ({ path, type }) => path === KUSTOMIZATION && type === 'blob',
    );
    const found = list && readKustomization(await trees.text(list.oid));
    if (found?.claimId !== claim.id) {
      throw new InputError(
        `Folder ${this.pathOf(
          claim,
        )} is in the way: it is not this claim's. Move or remove it, then retry.`,
      );
    }
    return [KUSTOMIZATION, ...found.files];
  }
}

function messageOf(
  { id, name }: ClaimName,
  verb: string,
  files?: FolderFiles,
): string {
  const size = files ? ` (${files.size - 1} objects)` : '';
  return `${verb} namespace ${name}${size}\n\nDugnad-Claim: ${id}\n`;
}
