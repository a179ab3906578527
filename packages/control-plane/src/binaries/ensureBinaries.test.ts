import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startReleaseServer,
  type ReleaseServer,
} from './__fixtures__/startReleaseServer.ts';
import { debianKey } from './debianSource.ts';
import { ensureBinaries } from './ensureBinaries.ts';
import { goKey } from './goSource.ts';
import { binaryNames } from './types.ts';

const arch = process.arch === 'arm64' ? 'arm64' : 'amd64';
const apiServer = `/kubernetes/v1.34.0/bin/linux/${arch}/kube-apiserver`;

let workDir: string;
let cacheDir: string;
let server: ReleaseServer;
const assetsBefore = process.env.KUBEBUILDER_ASSETS;

beforeEach(async () => {
  delete process.env.KUBEBUILDER_ASSETS;
  workDir = mkdtempSync(join(tmpdir(), 'binaries-'));
  cacheDir = join(workDir, 'cache');
  server = await startReleaseServer(workDir);
});

afterEach(async () => {
  await server.close();
  rmSync(workDir, { recursive: true, force: true });
  if (assetsBefore) process.env.KUBEBUILDER_ASSETS = assetsBefore;
});

function ensure(url = server.url, lines: string[] = []) {
  return ensureBinaries({
    cacheDir,
    build: false,
    log: line => lines.push(line),
    releases: {
      kubernetesVersion: 'v1.34.0',
      etcdVersion: 'v3.6.0',
      kubernetesBaseUrl: `${url}/kubernetes`,
      etcdBaseUrl: `${url}/etcd`,
      connectTimeoutMs: 500,
    },
  });
}

it('takes all of them from the folder that KUBEBUILDER_ASSETS names', async () => {
  const folder = join(workDir, 'assets');
  mkdirSync(folder);
  for (const name of binaryNames) {
    writeFileSync(join(folder, name), '#!/bin/sh\n', { mode: 0o755 });
  }
  process.env.KUBEBUILDER_ASSETS = folder;
  await expect(ensure()).resolves.toMatchObject({ etcd: join(folder, 'etcd') });
  expect(server.requests).toEqual([]);
});

it('goes on to the next source when the folder lacks one, and says which', async () => {
  process.env.KUBEBUILDER_ASSETS = workDir;
  const lines: string[] = [];
  await ensure(server.url, lines);
  expect(lines.join('\n')).toContain(`${workDir} has no executable etcd`);
});

it('downloads a release, checks it, and finds it in the cache the next time', async () => {
  const paths = await ensure();
  for (const name of binaryNames) {
    const said = execFileSync(paths[name], { encoding: 'utf8' });
    expect(said.split('\n')[0]).toBe(name);
  }
  const asked = server.requests.length;
  await expect(ensure()).resolves.toEqual(paths);
  expect(server.requests).toHaveLength(asked);
});

it('refuses a file whose checksum is not the published one, and keeps nothing of it', async () => {
  server.files.set(apiServer, Buffer.from('something else'));
  await expect(ensure()).rejects.toThrow(
    /kube-apiserver has checksum .* refused/,
  );
  expect(readdirSync(cacheDir)).toEqual([]);
});

it('refuses a file that is cut short, and gets it whole the next time', async () => {
  server.truncated.add(apiServer);
  await expect(ensure()).rejects.toThrow('kube-apiserver broke off');
  expect(readdirSync(cacheDir)).toEqual([]);
  server.truncated.clear();
  await expect(ensure()).resolves.toHaveProperty('kube-apiserver');
});

it('refuses a checksum file that holds no checksum', async () => {
  server.files.set(
    `${apiServer}.sha256`,
    Buffer.from('<html>Not found</html>'),
  );
  await expect(ensure()).rejects.toThrow('holds no SHA-256 sum');
});

describe('offline', () => {
  let silent: Server;

  beforeEach(async () => {
    silent = createServer();
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
  });

  afterEach(() => silent.close());

  it.each([
    ['nobody listens', () => 'http://127.0.0.1:9'],
    ['nobody answers', () => portOf(silent)],
  ])('says what to do within seconds when %s', async (_name, url) => {
    const since = Date.now();
    await expect(ensure(url())).rejects.toThrow(
      /official releases: .*\n.*KUBEBUILDER_ASSETS/,
    );
    expect(Date.now() - since).toBeLessThan(3_000);
  });
});

describe('where no release can be downloaded', () => {
  const pathBefore = process.env.PATH;
  let tools: string;

  beforeEach(() => {
    tools = join(workDir, 'tools');
    mkdirSync(tools);
    // Neither apt nor Go but what a test puts there.
    for (const tool of ['bash', 'cat', 'chmod', 'echo', 'nice']) {
      symlinkSync(`/bin/${tool}`, join(tools, tool));
    }
    process.env.PATH = tools;
  });
  afterEach(() => {
    process.env.PATH = pathBefore;
  });

  /** A Go that "compiles" a program which says by what name it was started. */
  function putGo(version: string) {
    const lines = [
      '#!/bin/bash',
      'case "$1" in',
      `  env) echo ${version} ;;`,
      '  list) echo one; echo two ;;',
      '  build)',
      '    while [ $# -gt 0 ]; do if [ "$1" = -o ]; then out=$2; fi; shift; done',
      '    echo \'#!/bin/bash\' > "$out"; echo \'echo "${0##*/}"\' >> "$out"; chmod 755 "$out" ;;',
      'esac',
    ];
    writeFileSync(join(tools, 'go'), `${lines.join('\n')}\n`, { mode: 0o755 });
  }
  const ensureOffline = (kubernetes?: 'newest' | 'oldest') =>
    ensureBinaries({
      cacheDir,
      kubernetes,
      releases: {
        kubernetesBaseUrl: 'http://127.0.0.1:9',
        etcdBaseUrl: 'http://127.0.0.1:9',
        connectTimeoutMs: 500,
      },
    });

  it('builds one program from Go modules that is all of them, and keeps nothing else', async () => {
    putGo('go1.26.8');
    const paths = await ensureOffline('newest');
    for (const name of binaryNames) {
      const said = execFileSync(paths[name], { encoding: 'utf8' });
      expect(said.trim()).toBe(name);
    }
    expect(existsSync(join(cacheDir, 'go-build'))).toBe(false);
  });

  it.each([
    ['is not there', undefined, 'Go 1.26 or newer: go not found'],
    ['is too old', 'go1.25.3', 'this machine has go1.25.3'],
    ['is a development version', 'devel', 'this machine has devel'],
  ])('says that Go %s, and what to do', async (_, version, words) => {
    if (version) putGo(version);
    const failure = await ensureOffline('newest').catch(e => e.message);
    expect(failure).toContain(words);
    expect(failure).toContain('KUBEBUILDER_ASSETS');
  });

  it('does not build for minutes what nobody asked for', async () => {
    putGo('go1.26.8');
    const failure = await ensureOffline().catch(error => error.message);
    expect(failure).toContain('Debian sources: needs');
    expect(failure).not.toContain('Go modules');
  });

  it.each(['newest', 'oldest'] as const)(
    'takes the %s from its own place in the cache',
    async choice => {
      for (const key of [goKey(arch), debianKey]) {
        const folder = join(cacheDir, key);
        mkdirSync(folder, { recursive: true });
        for (const name of binaryNames) {
          writeFileSync(join(folder, name), '#!/bin/sh\n', { mode: 0o755 });
        }
      }
      const { etcd } = await ensureOffline(choice);
      const key = choice === 'newest' ? goKey(arch) : debianKey;
      expect(etcd).toBe(join(cacheDir, key, 'etcd'));
    },
  );
});

it('fetches once when two ask at the same time', async () => {
  const [one, two] = await Promise.all([ensure(), ensure()]);
  expect(one).toEqual(two);
  expect(server.requests.filter(path => path === apiServer)).toHaveLength(1);
});

it('takes over from a process that died while it fetched', async () => {
  mkdirSync(cacheDir, { recursive: true });
  writeFileSync(join(cacheDir, 'lock'), '999999999 1');
  await expect(ensure()).resolves.toHaveProperty('etcd');
  expect(existsSync(join(cacheDir, 'lock'))).toBe(false);
});

function portOf(listening: Server): string {
  const address = listening.address();
  return `http://127.0.0.1:${
    typeof address === 'object' && address ? address.port : 0
  }`;
}
