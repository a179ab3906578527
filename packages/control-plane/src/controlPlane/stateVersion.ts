import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseKubernetesVersion,
  type KubernetesVersion,
} from './kubernetesVersion.ts';

/** What upstream tests of moving data: one minor version at a time, and three for a control plane's oldest parts. */
const knownDistance = 3;

/**
 * Writes down with which version the data of `stateDir` are used. Throws when they were made with a version from which
 * `version` is too far away to read them: etcd would stop, or objects in versions of the API that are gone be lost.
 */
export function claimState(stateDir: string, version: KubernetesVersion): void {
  const made = stateVersion(stateDir);
  if (made !== undefined && !canRead(version, made)) {
    throw new Error(
      `The data in ${stateDir} were made with ${
        made?.text ?? 'another version of Kubernetes'
      } and cannot be read by ${
        version.text
      }. Start with an empty state folder (npm start -- --reset), or with the oldest version: DUGNAD_KUBERNETES=oldest.`,
    );
  }
  writeFileSync(versionFile(stateDir), `Kubernetes ${version.text}\n`);
}

/** Undefined without data; null where nobody wrote it down. */
function stateVersion(stateDir: string): KubernetesVersion | null | undefined {
  if (existsSync(versionFile(stateDir))) {
    return parseKubernetesVersion(readFileSync(versionFile(stateDir), 'utf8'));
  }
  return existsSync(join(stateDir, 'etcd')) ? null : undefined;
}

function canRead(
  version: KubernetesVersion,
  made: KubernetesVersion | null,
): boolean {
  if (made === null) return false;
  const distance = version.minor - made.minor;
  return distance >= 0 && distance <= knownDistance;
}

function versionFile(stateDir: string): string {
  return join(stateDir, 'kubernetes-version');
}
