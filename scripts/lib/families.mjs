import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every package of the workspaces with its folder, relative to the checkout. */
export function packagesOf(root) {
  return ['packages', 'plugins'].flatMap(folder =>
    readdirSync(path.join(root, folder))
      .map(name => path.join(folder, name))
      .filter(one => existsSync(path.join(root, one, 'package.json')))
      .map(one => ({
        folder: one,
        manifest: JSON.parse(
          readFileSync(path.join(root, one, 'package.json'), 'utf8'),
        ),
      })),
  );
}

/**
 * Families that can be left out: those with a page of their own. Not `clusters`, on which the others stand: they read its
 * collections.
 */
export function familiesOf(root) {
  return packagesOf(root)
    .filter(({ manifest }) => manifest.backstage?.role === 'frontend-plugin')
    .map(({ manifest }) => manifest.backstage.pluginId)
    .filter(family => family !== 'clusters')
    .sort();
}

/** Whether a package is part of a family: its plugin, what that shares, or a module for or about it. */
export function isOfFamily({ folder, manifest }, family) {
  const name = path.basename(folder);
  return (
    manifest.backstage?.pluginId === family ||
    name === family ||
    name.startsWith(`${family}-`) ||
    name.endsWith(`-module-${family}`)
  );
}
