import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const VERSION = '2.42.0+ds-5+deb12u1';
const FILE = `prometheus_${VERSION}_amd64.deb`;
const SHA256 =
  '81d59a24fce84f7fbe97a45a4f2914b6a5881b5cd1db2a6a0e129e515e1a5f55';

/**
 * Path of a real Prometheus: the one on PATH, or Debian's package from the machine's own mirror, checked and unpacked into the
 * cache, without installing it and without any rights. Needs apt and x64 the first time. `DUGNAD_DEBIAN_MIRROR` names a mirror.
 */
export async function prometheusBinary(): Promise<string> {
  const installed = onPath();
  if (installed) {
    return installed;
  }
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'dugnad', `prometheus-${VERSION}`);
  const binary = join(folder, 'usr/bin/prometheus');
  if (!existsSync(binary)) {
    await fetchInto(folder);
  }
  return binary;
}

function onPath(): string | undefined {
  return (process.env.PATH ?? '')
    .split(':')
    .map(folder => join(folder, 'prometheus'))
    .find(file => existsSync(file));
}

async function fetchInto(folder: string): Promise<void> {
  const address = `${mirror()}/pool/main/p/prometheus/${FILE}`;
  const response = await fetch(address.replace(/\+/g, '%2B'));
  const content = Buffer.from(await response.arrayBuffer());
  const sum = createHash('sha256').update(content).digest('hex');
  if (!response.ok || sum !== SHA256) {
    throw new Error(
      `${address} answered ${response.status} with checksum ${sum}; put prometheus on PATH instead`,
    );
  }
  mkdirSync(join(folder, '..'), { recursive: true });
  const draft = mkdtempSync(`${folder}-`);
  try {
    writeFileSync(join(draft, FILE), content);
    execFileSync('dpkg-deb', ['-x', join(draft, FILE), draft]);
    rmSync(join(draft, FILE));
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Somebody else may have been faster
    if (!existsSync(folder)) {
      throw error;
    }
  }
}

/** The mirror of this machine's apt that carries Debian. */
function mirror(): string {
  const named = process.env.DUGNAD_DEBIAN_MIRROR;
  const lines = named
    ? []
    : execFileSync(
        'apt-get',
        [
          'indextargets',
          '--format',
          '$(REPO_URI) $(CODENAME) $(ORIGIN)',
          'Created-By: Packages',
        ],
        { encoding: 'utf8' },
      ).split('\n');
  const found = lines
    .map(text => text.split(' '))
    .find(([, suite, origin]) => origin === 'Debian' && !suite.includes('-'));
  const address = named ?? found?.[0];
  if (!address) {
    throw new Error(
      'No Debian mirror in the apt sources: set DUGNAD_DEBIAN_MIRROR, or put prometheus on PATH',
    );
  }
  return address.replace(/\/+$/, '');
}
