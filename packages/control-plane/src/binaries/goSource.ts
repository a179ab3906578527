import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isOnPath } from './isOnPath.ts';
import { publish } from './publish.ts';
import { runBuild } from './runBuild.ts';
import { binaryNames, type SourceContext } from './types.ts';

/** Version of Kubernetes that the module in `build/kubernetes` pins; its go.mod says the same. */
export const goKubernetesVersion = 'v1.36.3';

const module = join(import.meta.dirname, '../../build/kubernetes');
const neededGo = { major: 1, minor: 26 };
const program = 'control-plane';

/** Key of the build from Go modules in the cache. */
export function goKey(arch: string): string {
  return `kubernetes-${goKubernetesVersion}-go-${arch}`;
}

/**
 * Builds Kubernetes and etcd with the machine's Go from the modules that `build/kubernetes/go.mod` pins and its go.sum
 * checks: one program that is all four by the name it is started by. Takes about 8 minutes on two quiet cores and 3 GB, which
 * are freed again; what was compiled is kept until it succeeds, so a build that was stopped goes on where it was. Throws
 * when there is no Go of that version, when the modules cannot be had, and when it does not compile.
 */
export async function buildFromGo(
  folder: string,
  { cacheDir, arch, log }: SourceContext,
): Promise<void> {
  await checkGo();
  const workDir = join(cacheDir, 'go-build');
  mkdirSync(workDir, { recursive: true });
  const env = goEnvironment(workDir, arch);
  const total = await countPackages(env, log);
  log(
    `compiling Kubernetes ${goKubernetesVersion} with Go, about 8 minutes on two quiet cores`,
  );
  const result = join(workDir, program);
  await compile(result, env, countingLog(total, log));
  await publish(folder, async draft => {
    copyFileSync(result, join(draft, program));
    for (const name of binaryNames) symlinkSync(program, join(draft, name));
  });
  rmSync(workDir, { recursive: true, force: true });
}

async function checkGo(): Promise<void> {
  const wanted = `Go ${neededGo.major}.${neededGo.minor} or newer`;
  if (!isOnPath('go')) throw new Error(`needs ${wanted}: go not found`);
  const { stdout } = await promisify(execFile)('go', ['env', 'GOVERSION'], {
    env: { ...process.env, GOTOOLCHAIN: 'local' },
  });
  const version = stdout.trim();
  const [major, minor] = version.replace(/^go/, '').split('.').map(Number);
  const suits =
    major > neededGo.major ||
    (major === neededGo.major && minor >= neededGo.minor);
  if (!suits) throw new Error(`needs ${wanted}: this machine has ${version}`);
}

/** Caches of its own, which can be removed without touching the user's; no C compiler, no other Go than the one that is here. */
function goEnvironment(workDir: string, arch: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    GOOS: 'linux',
    GOARCH: arch,
    CGO_ENABLED: '0',
    GOTOOLCHAIN: 'local',
    GOWORK: 'off',
    // Files of the module cache are read-only otherwise, and could not be removed.
    GOFLAGS: '-modcacherw -mod=readonly -buildvcs=false',
    GOCACHE: join(workDir, 'compiled'),
    GOMODCACHE: join(workDir, 'modules'),
  };
}

async function countPackages(
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
): Promise<number> {
  log(`fetching the modules of Kubernetes ${goKubernetesVersion} and etcd`);
  let count = 0;
  await runBuild({
    command: 'go',
    args: ['list', '-deps', '.'],
    cwd: module,
    env,
    onLine: () => (count += 1),
  });
  return count;
}

async function compile(
  result: string,
  env: NodeJS.ProcessEnv,
  onPackage: () => void,
): Promise<void> {
  const version = 'k8s.io/component-base/version';
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(goKubernetesVersion) ?? [];
  const flags = [
    '-s -w',
    `-X ${version}.gitVersion=${goKubernetesVersion}`,
    `-X ${version}.gitMajor=${major}`,
    `-X ${version}.gitMinor=${minor}`,
  ].join(' ');
  const args = ['build', '-v', '-trimpath', '-ldflags', flags, '-o', result];
  await runBuild({
    command: 'nice',
    args: ['-n', '5', 'go', ...args, '.'],
    cwd: module,
    env,
    // With -v it names every package it compiles, on standard error.
    onErrorLine: onPackage,
  });
}

/** Says how far the build is, every hundred packages: the ones compiled before a stop are not named again. */
function countingLog(total: number, log: (line: string) => void): () => void {
  let compiled = 0;
  return () => {
    compiled += 1;
    if (compiled % 100 === 0) log(`compiled ${compiled} of ${total} packages`);
  };
}
