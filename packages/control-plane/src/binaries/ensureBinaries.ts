import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tryLock } from '../process/fileLock.ts';
import { binariesIn } from './binaryFolder.ts';
import { buildFromDebian, debianKey } from './debianSource.ts';
import { buildFromGo, goKey } from './goSource.ts';
import {
  downloadRelease,
  releaseKey,
  type ReleaseOptions,
} from './releaseSource.ts';
import type {
  Architecture,
  BinaryPaths,
  KubernetesChoice,
  SourceContext,
} from './types.ts';

// This folder imports nothing but Node itself: the start script runs it before any package is installed.

/** Options of `ensureBinaries`. */
export interface EnsureBinariesOptions {
  /** One end of the versions. Default: environment `DUGNAD_KUBERNETES`, or what can be had within minutes. */
  kubernetes?: KubernetesChoice;
  /** A folder to take them from, unless an end is asked for. Default: environment `KUBEBUILDER_ASSETS`. */
  assetsDir?: string;
  /** Default: `dugnad/control-plane` in `$XDG_CACHE_HOME` or `~/.cache`. */
  cacheDir?: string;
  releases?: ReleaseOptions;
  /** Whether to build where nothing can be downloaded. Default true. */
  build?: boolean;
  /** Progress, one line each, with the seconds that have passed. */
  log?(line: string): void;
}

interface Source {
  name: string;
  key: string;
  fill(folder: string): Promise<void>;
}

const lockPollMs = 500;

/**
 * Paths of the control plane's executables, from the first source that has them: the folder of `KUBEBUILDER_ASSETS`, the
 * user's cache, the official releases, a build from Debian's sources. The newest is built from Go's modules where no
 * release can be had, the oldest always from Debian's sources. Throws one message that says why each of them failed and
 * what to do.
 */
export async function ensureBinaries(
  options: EnsureBinariesOptions = {},
): Promise<BinaryPaths> {
  const choice = options.kubernetes ?? chosenKubernetes();
  const assetsDir = options.assetsDir ?? process.env.KUBEBUILDER_ASSETS;
  const log = withElapsedTime(options.log ?? (() => {}));
  const failures: string[] = [];
  if (assetsDir && !choice) {
    try {
      return binariesIn(assetsDir);
    } catch (error) {
      failures.push(note(log, 'KUBEBUILDER_ASSETS', error));
    }
  }
  const cacheDir = options.cacheDir ?? defaultCacheDir();
  const context = { cacheDir, arch: architecture(), log };
  const sources = sourcesOf(context, choice, options);
  const cached = findCached(cacheDir, sources);
  if (cached) return cached;
  mkdirSync(cacheDir, { recursive: true });
  const release = await waitForLock(join(cacheDir, 'lock'), log);
  try {
    return (
      findCached(cacheDir, sources) ??
      (await fetchFrom(sources, context, failures))
    );
  } finally {
    release();
  }
}

function chosenKubernetes(): KubernetesChoice | undefined {
  const asked = process.env.DUGNAD_KUBERNETES;
  if (!asked) return undefined;
  if (asked === 'newest' || asked === 'oldest') return asked;
  throw new Error(`DUGNAD_KUBERNETES is "${asked}": give newest or oldest`);
}

function sourcesOf(
  context: SourceContext,
  choice: KubernetesChoice | undefined,
  { releases = {}, build = true }: EnsureBinariesOptions,
): Source[] {
  const official = {
    name: 'official releases',
    key: releaseKey(context.arch, releases),
    fill: (folder: string) => downloadRelease(folder, context, releases),
  };
  const modules = {
    name: 'build from Go modules',
    key: goKey(context.arch),
    fill: (folder: string) => buildFromGo(folder, context),
  };
  const debian = {
    name: 'build from Debian sources',
    key: debianKey,
    fill: (folder: string) => buildFromDebian(folder, context),
  };
  if (choice === 'oldest') return [debian];
  if (choice === 'newest') return [official, modules];
  return build ? [official, debian] : [official];
}

function findCached(
  cacheDir: string,
  sources: Source[],
): BinaryPaths | undefined {
  for (const { key } of sources) {
    const whole = wholeFolder(join(cacheDir, key));
    if (whole) return whole;
  }
  return undefined;
}

function wholeFolder(folder: string): BinaryPaths | undefined {
  try {
    return existsSync(folder) ? binariesIn(folder) : undefined;
  } catch {
    // Somebody took files out of it: it is fetched again.
    return undefined;
  }
}

async function fetchFrom(
  sources: Source[],
  { cacheDir, log }: SourceContext,
  failures: string[],
): Promise<BinaryPaths> {
  for (const { name, key, fill } of sources) {
    const folder = join(cacheDir, key);
    try {
      await fill(folder);
      log(`control-plane binaries are in ${folder}`);
      return binariesIn(folder);
    } catch (error) {
      failures.push(note(log, name, error));
    }
  }
  throw new Error(
    [
      'No control-plane binaries:',
      ...failures.map(failure => `- ${failure}`),
      'Connect the machine to the internet, a Go module proxy or a Debian mirror, or put etcd, kube-apiserver, kube-controller-manager and kube-scheduler for Linux into a folder and name it in KUBEBUILDER_ASSETS.',
    ].join('\n'),
  );
}

/** Two starts at once fetch once: the second waits for the first and finds its result. */
async function waitForLock(
  file: string,
  log: (line: string) => void,
): Promise<() => void> {
  for (let said = false; ; said = true) {
    const lock = tryLock(file);
    if (lock.held) return lock.release;
    if (!said) log(`waiting for process ${lock.pid}, which fetches them`);
    await sleep(lockPollMs);
  }
}

function architecture(): Architecture {
  if (process.platform === 'linux') {
    if (process.arch === 'x64') return 'amd64';
    if (process.arch === 'arm64') return 'arm64';
  }
  throw new Error(
    `A control plane runs on Linux with x64 or arm64 only; this is ${process.platform} ${process.arch}. Use an existing cluster instead.`,
  );
}

function defaultCacheDir(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(cache, 'dugnad', 'control-plane');
}

function note(
  log: (line: string) => void,
  name: string,
  error: unknown,
): string {
  const failure = `${name}: ${error instanceof Error ? error.message : error}`;
  log(failure);
  return failure;
}

function withElapsedTime(log: (line: string) => void) {
  const since = Date.now();
  return (line: string) =>
    log(`[${Math.round((Date.now() - since) / 1000)} s] ${line}`);
}
