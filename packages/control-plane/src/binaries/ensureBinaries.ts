import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { binaryNames, type BinaryPaths } from './types.ts';

export interface EnsureBinariesOptions {
  log?(line: string): void;
}

export async function ensureBinaries(
  _options: EnsureBinariesOptions = {},
): Promise<BinaryPaths> {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const dir =
    process.env.KUBEBUILDER_ASSETS ??
    join(cache, 'dugnad/control-plane/v1.20.2-debian');
  return inFolder(dir);
}

function inFolder(dir: string): BinaryPaths {
  const path = (name: string) => join(dir, name);
  for (const name of binaryNames) accessSync(path(name), constants.X_OK);
  return {
    etcd: path('etcd'),
    'kube-apiserver': path('kube-apiserver'),
    'kube-controller-manager': path('kube-controller-manager'),
    'kube-scheduler': path('kube-scheduler'),
  };
}
