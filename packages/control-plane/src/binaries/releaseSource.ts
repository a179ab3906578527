import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  downloadDefaults,
  downloadFile,
  downloadText,
  type DownloadOptions,
} from './download.ts';
import { publish } from './publish.ts';
import type { Architecture, SourceContext } from './types.ts';

/** Where official releases lie; the layouts are those of dl.k8s.io and of etcd's releases on GitHub. */
export interface ReleaseOptions extends Partial<DownloadOptions> {
  kubernetesVersion?: string;
  etcdVersion?: string;
  kubernetesBaseUrl?: string;
  etcdBaseUrl?: string;
}

const defaults = {
  ...downloadDefaults,
  kubernetesVersion: 'v1.36.3',
  etcdVersion: 'v3.6.8',
  kubernetesBaseUrl: 'https://dl.k8s.io/release',
  etcdBaseUrl: 'https://github.com/etcd-io/etcd/releases/download',
};

const kubernetesBinaries = [
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
];

/** Key of the official releases in the cache. */
export function releaseKey(
  arch: Architecture,
  options: ReleaseOptions,
): string {
  const { kubernetesVersion, etcdVersion } = { ...defaults, ...options };
  return `kubernetes-${kubernetesVersion}-etcd-${etcdVersion}-${arch}`;
}

/**
 * Downloads the official binaries into `folder` and checks them against their published SHA-256 sums. Throws within
 * seconds when the servers cannot be reached, and on any file that is cut short or not what was published.
 */
export async function downloadRelease(
  folder: string,
  { arch, log }: SourceContext,
  options: ReleaseOptions,
): Promise<void> {
  const settings = { ...defaults, ...options };
  const { kubernetesBaseUrl, kubernetesVersion } = settings;
  const base = `${kubernetesBaseUrl}/${kubernetesVersion}/bin/linux/${arch}`;
  await publish(folder, async draft => {
    // The sums first: they are small, so an unreachable server shows at once and not after one large file.
    const sums = await Promise.all([
      etcdSum(settings, arch),
      ...kubernetesBinaries.map(name =>
        sumIn(`${base}/${name}.sha256`, settings),
      ),
    ]);
    log(`downloading Kubernetes ${kubernetesVersion} and etcd`);
    for (const [index, name] of kubernetesBinaries.entries()) {
      const file = join(draft, name);
      await downloadFile(`${base}/${name}`, file, sums[index + 1], settings);
      chmodSync(file, 0o755);
      log(`downloaded ${name}`);
    }
    await downloadEtcd(draft, arch, sums[0], settings);
    log('downloaded etcd');
  });
}

async function downloadEtcd(
  draft: string,
  arch: Architecture,
  sum: string,
  settings: typeof defaults,
): Promise<void> {
  const archive = join(draft, 'etcd.tar.gz');
  const { etcdBaseUrl, etcdVersion } = settings;
  const name = etcdArchive(etcdVersion, arch);
  const url = `${etcdBaseUrl}/${etcdVersion}/${name}.tar.gz`;
  await downloadFile(url, archive, sum, settings);
  await promisify(execFile)('tar', ['-xzf', archive, '-C', draft]);
  copyFileSync(join(draft, name, 'etcd'), join(draft, 'etcd'));
  chmodSync(join(draft, 'etcd'), 0o755);
  rmSync(join(draft, name), { recursive: true });
  rmSync(archive);
}

/** etcd publishes one list for all of its files. */
async function etcdSum(
  settings: typeof defaults,
  arch: Architecture,
): Promise<string> {
  const { etcdBaseUrl, etcdVersion } = settings;
  const url = `${etcdBaseUrl}/${etcdVersion}/SHA256SUMS`;
  const wanted = `${etcdArchive(etcdVersion, arch)}.tar.gz`;
  const lines = (await downloadText(url, settings)).split('\n');
  const line = lines.find(l => l.trim().endsWith(` ${wanted}`));
  return parseSum(line ?? '', `${url} for ${wanted}`);
}

async function sumIn(url: string, options: DownloadOptions): Promise<string> {
  return parseSum(await downloadText(url, options), url);
}

function parseSum(text: string, where: string): string {
  const sum = /^[0-9a-f]{64}/.exec(text.trim())?.[0];
  if (!sum) throw new Error(`${where} holds no SHA-256 sum`);
  return sum;
}

function etcdArchive(version: string, arch: Architecture): string {
  return `etcd-${version}-linux-${arch}`;
}
