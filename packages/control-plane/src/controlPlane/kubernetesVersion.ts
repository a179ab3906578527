import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface KubernetesVersion {
  major: number;
  minor: number;
  /** For example `v1.34.4`. */
  text: string;
}

/** Asks a Kubernetes binary for its version, because command lines differ between versions. */
export async function kubernetesVersionOf(
  binary: string,
): Promise<KubernetesVersion> {
  const { stdout } = await promisify(execFile)(binary, ['--version']);
  return parseKubernetesVersion(stdout);
}

/** Reads the output of `kube-apiserver --version`. */
export function parseKubernetesVersion(output: string): KubernetesVersion {
  const match = /v(\d+)\.(\d+)\.\d+\S*/.exec(output);
  if (!match) throw new Error(`Not a Kubernetes version: ${output.trim()}`);
  return { major: Number(match[1]), minor: Number(match[2]), text: match[0] };
}
