import { chmodSync, copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isOnPath } from './isOnPath.ts';
import { publish } from './publish.ts';
import { runBuild } from './runBuild.ts';
import { sha256Of } from './sha256.ts';
import { binaryNames, type BinaryName, type SourceContext } from './types.ts';

/** Key of the Debian build in the cache. */
export const debianKey = 'kubernetes-v1.20.2-debian-amd64';

/** The build is reproducible to the byte, so its results are known beforehand. */
export const debianSums: Record<BinaryName, string> = {
  etcd: 'a45de16600eafc57939b84013b0522c4670435471eb4073dd963d01e0eb5a217',
  'kube-apiserver':
    '33db474eef85936b8e6e6a7913491d2f33f1ffa8c91fdd93e8f5c4bf41658764',
  'kube-controller-manager':
    'db8016442355c1a607814d9263b07af670266128948e969346a8fcb9cadb5284',
  'kube-scheduler':
    '125fbea29dd6ad9c49c381a8d0f4caf2bb69a56d7d9b46e2c7b05eeed996b5e7',
};

const script = join(import.meta.dirname, '../../build/build-from-debian.sh');
const tools = ['apt-get', 'dpkg-deb', 'tar', 'sha256sum'];

/**
 * Builds Kubernetes 1.20.2, the newest whose whole source Debian carries, from Debian bookworm's packages, without
 * rights and without a C compiler. Takes three to six minutes and 2.3 GB, which are freed again. Throws when the
 * machine has no apt, when the mirror cannot be reached, and when a result is not what it must be.
 */
export async function buildFromDebian(
  folder: string,
  { cacheDir, arch, log }: SourceContext,
): Promise<void> {
  checkMachine(arch);
  const workDir = join(cacheDir, 'debian-build');
  rmSync(workDir, { recursive: true, force: true });
  try {
    log('building Kubernetes 1.20.2 from Debian sources, 3 to 6 minutes');
    await runBuild({
      command: '/bin/bash',
      args: [script, workDir],
      onLine: log,
    });
    await publish(folder, async draft => {
      for (const name of binaryNames) {
        await takeResult(join(workDir, 'bin', name), join(draft, name), name);
      }
    });
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

function checkMachine(arch: string): void {
  if (arch !== 'amd64') {
    throw new Error(`only amd64 can be built, this machine is ${arch}`);
  }
  const missing = tools.filter(tool => !isOnPath(tool));
  if (missing.length > 0) {
    throw new Error(
      `needs a Debian or Ubuntu machine: ${missing.join(', ')} not found`,
    );
  }
}

async function takeResult(
  from: string,
  to: string,
  name: BinaryName,
): Promise<void> {
  const actual = await sha256Of(from);
  if (actual !== debianSums[name]) {
    throw new Error(
      `the built ${name} has checksum ${actual} instead of ${debianSums[name]}: refused`,
    );
  }
  copyFileSync(from, to);
  chmodSync(to, 0o755);
}
