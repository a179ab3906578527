import { stringify } from 'yaml';
import { OidcSettings } from '../setup/readClusterSettings';

/** Options of `kubeconfigOf`. */
export interface KubeconfigOptions {
  cluster: { name: string; url: string; caData?: string };
  namespace: string;
  user: { name: string } & ({ token: string } | { oidc: OidcSettings });
}

/** A kubeconfig with one context, which is in one namespace. YAML. */
export function kubeconfigOf(options: KubeconfigOptions): string {
  const { cluster, namespace, user } = options;
  const context = `${namespace}.${cluster.name}`;
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: cluster.name,
        cluster: {
          server: cluster.url,
          ...(cluster.caData && {
            'certificate-authority-data': cluster.caData,
          }),
        },
      },
    ],
    users: [
      {
        name: user.name,
        user:
          'oidc' in user
            ? { exec: execPlugin(user.oidc) }
            : { token: user.token },
      },
    ],
    contexts: [
      {
        name: context,
        context: { cluster: cluster.name, namespace, user: user.name },
      },
    ],
    'current-context': context,
  };
  // kubectl reads YAML 1.1, in which a cluster named `no` would be false
  return stringify(kubeconfig, { version: '1.1', lineWidth: 0 });
}

/** `kubectl oidc-login` of the kubelogin project, without a client secret: one that everybody gets is none. */
function execPlugin({ issuerUrl, clientId, extraScopes }: OidcSettings) {
  return {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: 'kubectl',
    args: [
      'oidc-login',
      'get-token',
      `--oidc-issuer-url=${issuerUrl}`,
      `--oidc-client-id=${clientId}`,
      ...extraScopes.map(scope => `--oidc-extra-scope=${scope}`),
    ],
    interactiveMode: 'IfAvailable',
    provideClusterInfo: false,
    installHint:
      'kubectl oidc-login is missing. Install it with: kubectl krew install oidc-login',
  };
}
