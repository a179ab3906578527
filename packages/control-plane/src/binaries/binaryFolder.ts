import { accessSync, constants, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { binaryNames, type BinaryName, type BinaryPaths } from './types.ts';

/** Paths of the binaries in a folder. Throws when it lacks one, naming it. */
export function binariesIn(folder: string): BinaryPaths {
  const missing = binaryNames.filter(name => !isProgram(join(folder, name)));
  if (missing.length > 0) {
    throw new Error(`${folder} has no executable ${missing.join(', ')}`);
  }
  const path = (name: BinaryName) => resolve(folder, name);
  return {
    etcd: path('etcd'),
    'kube-apiserver': path('kube-apiserver'),
    'kube-controller-manager': path('kube-controller-manager'),
    'kube-scheduler': path('kube-scheduler'),
  };
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).size > 0;
  } catch {
    return false;
  }
}
