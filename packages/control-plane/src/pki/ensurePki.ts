import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  CertificateAuthority,
  type CertificateRequest,
  type KeyPair,
} from './CertificateAuthority.ts';

/** Files in the `pki` folder: `<name>.crt` and `<name>.key`. */
export type CertificateName =
  | 'ca'
  | 'api-server'
  | 'kubelet-client'
  | 'kubelet'
  | 'etcd'
  | 'etcd-client'
  | 'admin'
  | 'controller-manager'
  | 'scheduler'
  | 'front-proxy-ca'
  | 'front-proxy-client'
  | 'metrics';

export interface Pki {
  folder: string;
  read(name: CertificateName): KeyPair;
  /** Path of a file in the folder, for command lines. */
  path(file: string): string;
  adminToken: string;
}

const loopback = ['127.0.0.1'];

const issuedByCluster: Record<string, CertificateRequest> = {
  'api-server': {
    subject: 'CN=kube-apiserver',
    usage: 'server',
    dnsNames: [
      'localhost',
      'kubernetes',
      'kubernetes.default',
      'kubernetes.default.svc',
      'kubernetes.default.svc.cluster.local',
    ],
    ipAddresses: [...loopback, '10.96.0.1'],
  },
  kubelet: { subject: 'CN=kubelet', usage: 'server', ipAddresses: loopback },
  'kubelet-client': { subject: 'CN=kubelet-client', usage: 'client' },
  etcd: { subject: 'CN=etcd', usage: 'server', ipAddresses: loopback },
  'etcd-client': { subject: 'CN=etcd-client', usage: 'client' },
  admin: { subject: 'CN=admin, O=system:masters', usage: 'client' },
  'controller-manager': {
    subject: 'CN=system:kube-controller-manager',
    usage: 'client',
  },
  scheduler: { subject: 'CN=system:kube-scheduler', usage: 'client' },
  metrics: {
    subject: 'CN=metrics-server',
    usage: 'server',
    dnsNames: ['localhost', 'metrics-server.kube-system.svc'],
    ipAddresses: loopback,
  },
};

/** Makes the keys and certificates of one control plane, or finds those of an earlier start. */
export async function ensurePki(stateDir: string): Promise<Pki> {
  const folder = join(stateDir, 'pki');
  if (!existsSync(folder)) await createPki(folder);
  return openPki(folder);
}

async function createPki(folder: string): Promise<void> {
  // Filled beside, then renamed: a start killed half-way leaves no half-made folder behind.
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const [cluster, frontProxy] = await Promise.all([
    CertificateAuthority.create('dugnad-control-plane'),
    CertificateAuthority.create('dugnad-front-proxy'),
  ]);
  save(draft, 'ca', cluster.keyPair);
  save(draft, 'front-proxy-ca', frontProxy.keyPair);
  await Promise.all([
    ...Object.entries(issuedByCluster).map(async ([name, wanted]) =>
      save(draft, name, await cluster.issue(wanted)),
    ),
    frontProxy
      .issue({ subject: 'CN=front-proxy-client', usage: 'client' })
      .then(pair => save(draft, 'front-proxy-client', pair)),
  ]);
  saveServiceAccountKey(draft);
  saveTokens(draft);
  renameSync(draft, folder);
}

function openPki(folder: string): Pki {
  const path = (file: string) => join(folder, file);
  return {
    folder,
    path,
    read: name => ({
      cert: readFileSync(path(`${name}.crt`), 'utf8'),
      key: readFileSync(path(`${name}.key`), 'utf8'),
    }),
    adminToken: readFileSync(path('tokens.csv'), 'utf8').split(',')[0],
  };
}

function save(folder: string, name: string, pair: KeyPair): void {
  writeFileSync(join(folder, `${name}.crt`), pair.cert, { mode: 0o600 });
  writeFileSync(join(folder, `${name}.key`), pair.key, { mode: 0o600 });
}

/** RS256, as in every cluster a kubeadm or k3s makes. */
function saveServiceAccountKey(folder: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  writeFileSync(join(folder, 'service-account.key'), privateKey, {
    mode: 0o600,
  });
  writeFileSync(join(folder, 'service-account.pub'), publicKey);
}

/** Static token file: token, user, uid, groups. */
function saveTokens(folder: string): void {
  const token = randomBytes(24).toString('hex');
  const line = `${token},admin-token,admin-token,"system:masters"\n`;
  writeFileSync(join(folder, 'tokens.csv'), line, { mode: 0o600 });
}
