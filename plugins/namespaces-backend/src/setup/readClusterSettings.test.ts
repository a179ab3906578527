import { ConfigReader } from '@backstage/config';
import { readClusterSettings } from './readClusterSettings';

const read = (clusters: object) =>
  readClusterSettings(new ConfigReader(JSON.parse(JSON.stringify(clusters))));

it('fills in what is left out and keeps clusters whose name holds a dot', () => {
  const repository = 'https://git.example.org/platform/oslo';
  const settings = read({
    'oslo.prod': { write: 'git', git: { repository } },
    bergen: {
      oidc: { issuerUrl: 'https://id.example.org', clientId: 'kubectl' },
    },
  });
  expect(settings.get('oslo.prod')).toEqual({
    git: {
      repository,
      branch: 'main',
      path: '',
      arriveWithinMinutes: 15,
      author: { name: 'Dugnad', email: 'dugnad@localhost' },
    },
  });
  expect(settings.get('bergen')?.oidc?.extraScopes).toEqual([]);
  expect(settings.get('bergen')?.git).toBeUndefined();
});

it.each([
  [
    'no repository',
    { oslo: { write: 'git' } },
    /namespaces\.clusters\.oslo\.git is missing/,
  ],
  [
    'a password in the address',
    { oslo: { write: 'git', git: { repository: 'https://a:b@git.example' } } },
    /namespaces\.clusters\.oslo\.git\.repository: must not hold a user/,
  ],
  [
    'a folder outside the repository',
    {
      oslo: {
        write: 'git',
        git: { repository: 'https://git.example/a/b', path: '../up' },
      },
    },
    /namespaces\.clusters\.oslo\.git\.path/,
  ],
  [
    'the folder of Git itself',
    {
      oslo: {
        write: 'git',
        git: { repository: 'https://git.example/a/b', path: '.git/hooks' },
      },
    },
    /namespaces\.clusters\.oslo\.git\.path/,
  ],
  [
    'another way to write',
    { oslo: { write: 'helm' } },
    /namespaces\.clusters\.oslo\.write/,
  ],
  [
    'sign-in without a client',
    { oslo: { oidc: { issuerUrl: 'https://id.example.org' } } },
    /namespaces\.clusters\.oslo\.oidc\.clientId/,
  ],
])('refuses %s and names the key', (_, clusters, message) => {
  expect(() => read(clusters)).toThrow(message);
});
