import { writeFileSync } from 'node:fs';

export interface KubeconfigOptions {
  cluster: string;
  url: string;
  /** PEM. */
  ca: string;
  user: string;
  token?: string;
  /** PEM of a client certificate and its key. */
  cert?: string;
  key?: string;
}

/** Writes a kubeconfig that carries everything inside, readable by its owner only. JSON, which is YAML too. */
export function writeKubeconfig(
  path: string,
  options: KubeconfigOptions,
): void {
  const { cluster, user, url } = options;
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: cluster,
        cluster: {
          server: url,
          'certificate-authority-data': base64(options.ca),
        },
      },
    ],
    users: [{ name: user, user: credentialsOf(options) }],
    contexts: [{ name: cluster, context: { cluster, user } }],
    'current-context': cluster,
  };
  writeFileSync(path, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
}

function credentialsOf({ token, cert, key }: KubeconfigOptions) {
  if (token) return { token };
  return {
    'client-certificate-data': base64(cert ?? ''),
    'client-key-data': base64(key ?? ''),
  };
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
