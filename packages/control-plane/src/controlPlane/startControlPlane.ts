import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBinaries } from '../binaries/ensureBinaries.ts';
import { ensurePki } from '../pki/ensurePki.ts';
import { createProcessGuard } from '../process/processGuard.ts';
import { reapStale } from '../process/reapStale.ts';
import { tryLock } from '../process/fileLock.ts';
import { kubernetesVersionOf } from './kubernetesVersion.ts';
import { choosePorts } from './ports.ts';
import { RunningControlPlane } from './RunningControlPlane.ts';
import { claimState } from './stateVersion.ts';
import type { ControlPlane, ControlPlaneOptions } from './types.ts';

/**
 * Starts etcd, kube-apiserver, kube-controller-manager and kube-scheduler on 127.0.0.1, with fake nodes and metrics,
 * and gives the portal its rights. Resolves when all of it answers. Nothing started outlives this process, however
 * it ends. Throws when the state folder is in use or of another version, when a port asked for is taken, when there are no binaries, and,
 * with the last lines of its log, when a component does not come up.
 */
export async function startControlPlane(
  options: ControlPlaneOptions = {},
): Promise<ControlPlane> {
  const log = options.log ?? (() => {});
  const binaries = options.binaries ?? (await ensureBinaries({ log }));
  const isTemporary = options.stateDir === undefined;
  const stateDir = openStateDir(options.stateDir);
  const unlock = lockStateDir(stateDir);
  const guard = createProcessGuard(stateDir, { removeDir: isTemporary });
  const cleanUp = () => {
    guard.close();
    unlock();
    if (isTemporary) rmSync(stateDir, { recursive: true, force: true });
  };
  try {
    const reaped = await reapStale(join(stateDir, 'run'), stateDir);
    if (reaped.length > 0) log(`ended left-overs: ${reaped.join(', ')}`);
    const [pki, ports, version] = await Promise.all([
      ensurePki(stateDir),
      choosePorts(stateDir, options.apiPort ?? 0, log),
      kubernetesVersionOf(binaries['kube-apiserver']),
    ]);
    claimState(stateDir, version);
    const context = { stateDir, pki, ports, version };
    const plane = new RunningControlPlane({
      ...options,
      name: options.name ?? 'dugnad',
      log,
      binaries,
      context,
      guard,
      cleanUp,
    });
    await plane.startAll();
    return plane;
  } catch (error) {
    cleanUp();
    throw error;
  }
}

/** An absolute path without links: components are recognised by it on their command line. */
function openStateDir(stateDir: string | undefined): string {
  if (stateDir === undefined) {
    return realpathSync(mkdtempSync(join(tmpdir(), 'dugnad-control-plane-')));
  }
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  return realpathSync(resolve(stateDir));
}

function lockStateDir(stateDir: string): () => void {
  const lock = tryLock(join(stateDir, 'owner'));
  if (lock.held) return lock.release;
  throw new Error(
    `The control plane in ${stateDir} is already running (process ${lock.pid}). Stop it first, or use another state folder.`,
  );
}
