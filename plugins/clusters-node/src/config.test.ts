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
  ).clusters;

const withLocators = (...clusterLocatorMethods: object[]) =>
  readClusters(new ConfigReader({ kubernetes: { clusterLocatorMethods } }));

const oslo = { name: 'oslo', url: 'https://10.0.0.10:6443' };

describe('readClusters', () => {
  it('finds nothing where nothing is configured', () => {
    expect(readClusters(new ConfigReader({}))).toEqual({
      clusters: [],
      warnings: [],
    });
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
    [{ ...oslo, skipTLSVerify: 'perhaps' }, '.skipTLSVerify'],
  ])('refuses %j', (entry, words) => {
    expect(() => read(entry)).toThrow(words);
    expect(() => read(entry)).toThrow(
      'kubernetes.clusterLocatorMethods[1].clusters[0]',
    );
  });

  it('never repeats a credential in its words', () => {
    const entry = { ...oslo, serviceAccountToken: 's3cret', skipTLSVerify: 2 };
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

  it.each([
    ['true', true],
    ['false', false],
    ['Yes', true],
    ['off', false],
    [true, true],
  ])('reads skipTLSVerify %j as Backstage does', (skipTLSVerify, expected) => {
    expect(read({ ...oslo, skipTLSVerify })[0].skipTLSVerify).toBe(expected);
  });

  it.each(['localKubectlProxy', 'gke', 'catalog'])(
    'says that nothing is found through a locator of type %s',
    type => {
      const { clusters, warnings } = withLocators(
        { type: 'config', clusters: [oslo] },
        { type },
      );
      expect(clusters).toHaveLength(1);
      expect(warnings).toEqual([
        expect.stringMatching(
          `clusterLocatorMethods\\[1\\]: .* through type ${type};`,
        ),
      ]);
    },
  );

  it('refuses a locator of a type that nobody knows', () => {
    expect(() => withLocators({ type: 'confg', clusters: [oslo] })).toThrow(
      'clusterLocatorMethods[0].type: "confg" is not known',
    );
  });

  it('names keys that have no effect, but not those of Backstage’s own plugin', () => {
    const entry = { ...oslo, serviceAcountToken: 's3cret', dashboardUrl: 'x' };
    const { warnings } = withLocators({ type: 'config', clusters: [entry] });
    expect(warnings).toEqual([
      'Configuration kubernetes.clusterLocatorMethods[0].clusters[0].serviceAcountToken is not known and has no effect',
    ]);
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
