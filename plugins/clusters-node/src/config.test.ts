import { ConfigReader } from '@backstage/config';
import { readClusters } from './config';

const read = (cluster: object, more: object = {}) =>
  readClusters(
    new ConfigReader({
      kubernetes: {
        clusterLocatorMethods: [
          { type: 'catalog' },
          { type: 'config', clusters: [cluster] },
        ],
      },
      ...more,
    }),
  );

const oslo = { name: 'oslo', url: 'https://10.0.0.10:6443' };

describe('readClusters', () => {
  it('finds nothing where nothing is configured', () => {
    expect(readClusters(new ConfigReader({}))).toEqual([]);
  });

  it.each([
    [{ serviceAccountToken: ' secret\n' }, { type: 'token', token: 'secret' }],
    [
      { serviceAccountTokenFile: '/run/token' },
      { type: 'tokenFile', file: '/run/token' },
    ],
    [{}, { type: 'inCluster' }],
    [
      {
        authProvider: 'clientCertificate',
        clientCertificateData: 'Yw==',
        clientKeyFile: '/run/key',
      },
      {
        type: 'clientCertificate',
        certificateData: 'Yw==',
        keyFile: '/run/key',
      },
    ],
    [
      {
        authProvider: 'kubeconfig',
        kubeconfigFile: '/run/config',
        kubeconfigContext: 'prod',
      },
      { type: 'kubeconfig', file: '/run/config', context: 'prod' },
    ],
  ])('understands %j', (entry, authentication) => {
    const [cluster] = read({ ...oslo, caData: 'Y2E=', ...entry });
    expect(cluster).toMatchObject({
      name: 'oslo',
      title: 'oslo',
      caData: 'Y2E=',
      authentication,
    });
  });

  it.each([
    [{ url: oslo.url }, '.name'],
    [{ name: 'oslo' }, '.url is missing'],
    [{ name: 'os/lo', url: oslo.url }, '.name: must be'],
    [{ ...oslo, url: 'ftp://x' }, '.url: must be an https:// address'],
    [{ ...oslo, url: 'https://me:secret@x' }, '.url: must not hold a user'],
    [{ ...oslo, url: 'http://10.0.0.10:6443' }, 'loopback only'],
    [{ ...oslo, url: 'https://169.254.169.254' }, 'clusters.allowAddresses'],
    [{ ...oslo, url: 'https://[fe80::1]:6443' }, 'clusters.allowAddresses'],
    [{ ...oslo, url: 'https://[::ffff:169.254.169.254]' }, 'allowAddresses'],
    [{ ...oslo, url: 'https://2852039166' }, 'clusters.allowAddresses'],
    [{ ...oslo, url: 'https://metadata.google.internal' }, 'allowAddresses'],
    [{ ...oslo, authProvider: 'google' }, '.authProvider: "google"'],
    [{ ...oslo, authProvider: 'kubeconfig' }, '.kubeconfigFile is missing'],
    [
      { ...oslo, authProvider: 'clientCertificate', clientKeyData: 'a' },
      'exactly one of clientCertificateData and clientCertificateFile',
    ],
    [
      { ...oslo, serviceAccountToken: 'a', serviceAccountTokenFile: 'b' },
      'not both',
    ],
    [{ ...oslo, skipTLSVerify: 'yes' }, '.skipTLSVerify'],
  ])('refuses %j', (entry, words) => {
    expect(() => read(entry)).toThrow(words);
    expect(() => read(entry)).toThrow(
      'kubernetes.clusterLocatorMethods[1].clusters[0]',
    );
  });

  it('never repeats a credential in its words', () => {
    const entry = { ...oslo, serviceAccountToken: 's3cret', skipTLSVerify: 1 };
    expect(() => read(entry)).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('s3cret'),
      }),
    );
  });

  it('contacts a link-local address that is allowed by name', () => {
    const entry = { ...oslo, url: 'https://169.254.10.1:6443' };
    const more = { clusters: { allowAddresses: ['169.254.10.1'] } };
    expect(read(entry, more)[0].url).toBe(entry.url);
  });

  it('refuses two clusters of one name', () => {
    const config = new ConfigReader({
      kubernetes: {
        clusterLocatorMethods: [{ type: 'config', clusters: [oslo, oslo] }],
      },
    });
    expect(() => readClusters(config)).toThrow('oslo is used twice');
  });
});
