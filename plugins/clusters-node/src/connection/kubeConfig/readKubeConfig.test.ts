import { readKubeConfig } from './readKubeConfig';

const kubeconfig = (cluster: object, user: object, more: object = {}) =>
  JSON.stringify({
    'current-context': 'site',
    contexts: [{ name: 'site', context: { cluster: 'site', user: 'portal' } }],
    clusters: [{ name: 'site', cluster }],
    users: [{ name: 'portal', user }],
    ...more,
  });
const server = 'https://127.0.0.1:6443';
const source = { file: '/etc/portal/config' };
const withUser = (user: object) =>
  readKubeConfig(kubeconfig({ server }, user), source);

describe('readKubeConfig', () => {
  it('reads YAML 1.1, and finds files beside the kubeconfig', () => {
    const { cluster, user, path, warnings } = readKubeConfig(
      `current-context: site
contexts: [{ name: site, context: { cluster: site, user: portal } }]
clusters: [{ name: site, cluster: { server: "${server}", insecure-skip-tls-verify: yes } }]
users: [{ name: portal, user: { tokenFile: ./token } }]`,
      source,
    );
    expect(cluster['insecure-skip-tls-verify']).toBe(true);
    expect(path(user.tokenFile ?? '')).toBe('/etc/portal/token');
    expect(path('/run/token')).toBe('/run/token');
    expect(warnings).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'auth-provider',
      { 'auth-provider': { name: 'gcp' } },
      'auth-provider gcp is not supported',
    ],
    [
      'a terminal',
      {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1',
          command: 'x',
          interactiveMode: 'Always',
        },
      },
      'interactiveMode Always',
    ],
    [
      'an old exec version',
      {
        exec: {
          apiVersion: 'client.authentication.k8s.io/v1alpha1',
          command: 'x',
        },
      },
      'exec.apiVersion must be',
    ],
    [
      'exec without a program',
      { exec: { apiVersion: 'client.authentication.k8s.io/v1' } },
      'exec.command is missing',
    ],
    [
      'two credentials',
      { token: 's3cret', username: 'me' },
      'kubectl accepts one',
    ],
    [
      'half a certificate',
      { 'client-certificate': 'x.crt' },
      'without its key',
    ],
    ['a key alone', { 'client-key-data': 'eA==' }, 'without its certificate'],
    ['a token that is no text', { token: 12 }, 'users portal: token'],
  ])('refuses %s by name', (_, user, words) => {
    expect(() => withUser(user)).toThrow(words);
    expect(() => withUser(user)).not.toThrow('s3cret');
  });

  it.each<[string, string, string]>([
    [
      'a context that is not there',
      kubeconfig({ server }, {}, { 'current-context': 'other' }),
      'no context other; set kubeconfigContext to one of: site',
    ],
    [
      'no current context',
      kubeconfig({ server }, {}, { 'current-context': null }),
      'no current context',
    ],
    [
      'a user that is not there',
      kubeconfig({ server }, {}, { users: [] }),
      'names the user portal, which is not in it',
    ],
    [
      'a cluster that is not there',
      kubeconfig({ server }, {}, { clusters: null }),
      'names the cluster site',
    ],
    ['no address', kubeconfig({}, {}), 'clusters site: server is missing'],
    ['another file', '<html>', 'users'],
    ['broken YAML', 'users: [', 'it is no YAML'],
  ])('refuses %s', (_, text, words) => {
    expect(() => readKubeConfig(text, source)).toThrow(
      words === 'users' ? 'Invalid input' : words,
    );
  });

  it('says what has no effect, and who is anonymous', () => {
    expect(withUser({ 'token-file': 'x' }).warnings).toEqual([
      'users: the key token-file is not known and has no effect',
      'user portal has no credential: every request is anonymous',
    ]);
  });

  it('minds only the context that is asked for', () => {
    const text = kubeconfig(
      { server },
      { token: 'a' },
      {
        users: [
          { name: 'broken', user: { 'auth-provider': { name: 'azure' } } },
          { name: 'portal', user: { token: 'a' } },
        ],
      },
    );
    expect(readKubeConfig(text, source).user.token).toBe('a');
  });
});
