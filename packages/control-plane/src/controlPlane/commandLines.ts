import type { Pki } from '../pki/ensurePki.ts';
import type { KubernetesVersion } from './kubernetesVersion.ts';
import type { Ports } from './ports.ts';

export interface CommandLineContext {
  stateDir: string;
  pki: Pki;
  ports: Ports;
  version: KubernetesVersion;
}

/** Arguments of etcd: TLS with client certificates, because Secrets lie in it and loopback belongs to everyone here. */
export function etcdArguments({ stateDir, pki, ports }: CommandLineContext) {
  const url = `https://127.0.0.1:${ports.etcd}`;
  return [
    '--name=default',
    `--data-dir=${stateDir}/etcd`,
    // Survives kill -9; only a machine that loses power may lose the last seconds.
    '--unsafe-no-fsync',
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    '--listen-peer-urls=http://127.0.0.1:0',
    `--cert-file=${pki.path('etcd.crt')}`,
    `--key-file=${pki.path('etcd.key')}`,
    `--trusted-ca-file=${pki.path('ca.crt')}`,
    '--client-cert-auth',
    '--log-level=warn',
    // Old revisions go after ten minutes, so that a long-lived demo stays small and `410 Gone` happens as in life.
    '--auto-compaction-mode=periodic',
    '--auto-compaction-retention=10m',
  ];
}

/** Arguments of kube-apiserver, the same for 1.20 and current versions. */
export function apiServerArguments({ pki, ports }: CommandLineContext) {
  return [
    `--etcd-servers=https://127.0.0.1:${ports.etcd}`,
    `--etcd-cafile=${pki.path('ca.crt')}`,
    `--etcd-certfile=${pki.path('etcd-client.crt')}`,
    `--etcd-keyfile=${pki.path('etcd-client.key')}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    `--secure-port=${ports.api}`,
    // Endpoints on loopback are refused; nothing here resolves the `kubernetes` Service anyway.
    '--endpoint-reconciler-type=none',
    `--tls-cert-file=${pki.path('api-server.crt')}`,
    `--tls-private-key-file=${pki.path('api-server.key')}`,
    `--client-ca-file=${pki.path('ca.crt')}`,
    `--token-auth-file=${pki.path('tokens.csv')}`,
    '--authorization-mode=Node,RBAC',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-key-file=${pki.path('service-account.pub')}`,
    `--service-account-signing-key-file=${pki.path('service-account.key')}`,
    '--service-cluster-ip-range=10.96.0.0/16',
    '--allow-privileged=true',
    '--kubelet-preferred-address-types=InternalIP',
    `--kubelet-certificate-authority=${pki.path('ca.crt')}`,
    `--kubelet-client-certificate=${pki.path('kubelet-client.crt')}`,
    `--kubelet-client-key=${pki.path('kubelet-client.key')}`,
    `--requestheader-client-ca-file=${pki.path('front-proxy-ca.crt')}`,
    '--requestheader-allowed-names=front-proxy-client',
    '--requestheader-username-headers=X-Remote-User',
    '--requestheader-group-headers=X-Remote-Group',
    '--requestheader-extra-headers-prefix=X-Remote-Extra-',
    `--proxy-client-cert-file=${pki.path('front-proxy-client.crt')}`,
    `--proxy-client-key-file=${pki.path('front-proxy-client.key')}`,
    '--profiling=false',
  ];
}

export function controllerManagerArguments(context: CommandLineContext) {
  const { stateDir, pki, version } = context;
  return [
    `--kubeconfig=${stateDir}/controller-manager.kubeconfig`,
    ...withoutServing(version),
    '--leader-elect=false',
    '--use-service-account-credentials=true',
    `--service-account-private-key-file=${pki.path('service-account.key')}`,
    `--root-ca-file=${pki.path('ca.crt')}`,
    `--cluster-signing-cert-file=${pki.path('ca.crt')}`,
    `--cluster-signing-key-file=${pki.path('ca.key')}`,
    '--kube-api-qps=200',
    '--kube-api-burst=400',
    '--profiling=false',
  ];
}

export function schedulerArguments({ stateDir, version }: CommandLineContext) {
  return [
    `--kubeconfig=${stateDir}/scheduler.kubeconfig`,
    ...withoutServing(version),
    '--leader-elect=false',
    '--kube-api-qps=200',
    '--kube-api-burst=400',
    '--profiling=false',
  ];
}

/** No listening port at all. Up to 1.23 there was a second, insecure one, whose flag is unknown from 1.24 on. */
function withoutServing({ minor }: KubernetesVersion) {
  return minor < 24 ? ['--secure-port=0', '--port=0'] : ['--secure-port=0'];
}
