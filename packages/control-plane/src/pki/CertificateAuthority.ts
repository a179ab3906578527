import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509';

/** A certificate and its private key, both PEM. */
export interface KeyPair {
  cert: string;
  key: string;
}

export interface CertificateRequest {
  /** For example `CN=admin, O=system:masters`. */
  subject: string;
  usage: 'server' | 'client';
  dnsNames?: string[];
  ipAddresses?: string[];
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const lifetimeMs = 10 * 365 * 24 * 3600 * 1000;
/** Clocks of two processes on one machine agree, but a suspended laptop's may step back. */
const clockToleranceMs = 3600 * 1000;

/** A certificate authority that lives as long as its state folder. */
export class CertificateAuthority {
  readonly #certificate: X509Certificate;
  readonly #keys: CryptoKeyPair;
  readonly #keyPem: string;

  private constructor(
    certificate: X509Certificate,
    keys: CryptoKeyPair,
    keyPem: string,
  ) {
    this.#certificate = certificate;
    this.#keys = keys;
    this.#keyPem = keyPem;
  }

  static async create(commonName: string): Promise<CertificateAuthority> {
    const keys = await generateKeys();
    const certificate = await X509CertificateGenerator.createSelfSigned({
      ...validity(),
      name: `CN=${commonName}`,
      keys,
      signingAlgorithm: algorithm,
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(
          KeyUsageFlags.digitalSignature |
            KeyUsageFlags.keyCertSign |
            KeyUsageFlags.cRLSign,
          true,
        ),
      ],
    });
    const keyPem = await exportKey(keys.privateKey);
    return new CertificateAuthority(certificate, keys, keyPem);
  }

  get keyPair(): KeyPair {
    return { cert: pem(this.#certificate), key: this.#keyPem };
  }

  async issue(wanted: CertificateRequest): Promise<KeyPair> {
    const keys = await generateKeys();
    const certificate = await X509CertificateGenerator.create({
      ...validity(),
      subject: wanted.subject,
      issuer: this.#certificate.subject,
      signingKey: this.#keys.privateKey,
      publicKey: keys.publicKey,
      signingAlgorithm: algorithm,
      extensions: extensionsOf(wanted),
    });
    return { cert: pem(certificate), key: await exportKey(keys.privateKey) };
  }
}

function extensionsOf(wanted: CertificateRequest) {
  const names = [
    ...(wanted.dnsNames ?? []).map(value => ({ type: 'dns' as const, value })),
    ...(wanted.ipAddresses ?? []).map(value => ({
      type: 'ip' as const,
      value,
    })),
  ];
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(
      KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment,
      true,
    ),
    new ExtendedKeyUsageExtension([
      wanted.usage === 'server'
        ? ExtendedKeyUsage.serverAuth
        : ExtendedKeyUsage.clientAuth,
    ]),
    ...(names.length > 0 ? [new SubjectAlternativeNameExtension(names)] : []),
  ];
}

function validity() {
  // RFC 5280: a positive serial number of at most 20 octets.
  const serialNumber = `4${randomBytes(15).toString('hex').slice(1)}`;
  const now = Date.now();
  return {
    serialNumber,
    notBefore: new Date(now - clockToleranceMs),
    notAfter: new Date(now + lifetimeMs),
  };
}

function generateKeys() {
  return globalThis.crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
}

async function exportKey(key: CryptoKey): Promise<string> {
  const der = await globalThis.crypto.subtle.exportKey('pkcs8', key);
  return `${PemConverter.encode(der, 'PRIVATE KEY')}\n`;
}

function pem(certificate: X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}
