import { ConfigReader } from '@backstage/config';
import { readNamespacesConfig } from './config';

const read = (policy: object) =>
  readNamespacesConfig(new ConfigReader({ namespaces: { policy } })).policy;

describe('namespaces.policy', () => {
  it.each<[string, object, RegExp]>([
    [
      'a verdict nobody knows',
      { rules: [{ name: 'a', then: 'maybe' }] },
      /namespaces\.policy\.rules\[0\]\.then:/,
    ],
    [
      'a key nobody reads',
      { rules: [{ name: 'a', then: 'ask', wen: {} }] },
      /namespaces\.policy\.rules\[0\].*wen/,
    ],
    [
      'a size nobody configured',
      { rules: [{ name: 'a', when: { sizes: ['tiny'] }, then: 'ask' }] },
      /namespaces\.policy\.rules\[0\]\.when\.sizes: "tiny"/,
    ],
    [
      'an environment nobody has',
      { rules: [{ name: 'a', when: { environments: ['qa'] }, then: 'ask' }] },
      /namespaces\.policy\.rules\[0\]\.when\.environments\[0\]:/,
    ],
    [
      'a limit that is no quantity',
      { teamLimits: { teams: { forms: { memory: 'lots' } } } },
      /namespaces\.policy\.teamLimits\.teams\.forms\.memory: is not a Kubernetes quantity/,
    ],
    [
      'an overcommit of nothing',
      { clusters: { oslo: { overcommit: { cpu: 0 } } } },
      /namespaces\.policy\.clusters\.oslo\.overcommit\.cpu:/,
    ],
    [
      'a default longer than the maximum',
      { expiry: { dev: { defaultDays: 90, maxDays: 30 } } },
      /namespaces\.policy\.expiry\.dev: defaultDays is longer than maxDays/,
    ],
    [
      'a malformed group',
      { approvers: { forms: ['group:'] } },
      /namespaces\.policy\.approvers\.forms\[0\]: is not an entity reference/,
    ],
    ['no time at all', { timeoutDays: 0 }, /namespaces\.policy\.timeoutDays:/],
  ])('names the key of %s', (_what, policy, message) => {
    expect(() => read(policy)).toThrow(message);
  });

  it('reads groups as the catalog writes them and quantities as numbers', () => {
    expect(
      read({
        approvers: { Forms: ['forms-leads'] },
        teamLimits: { teams: { maps: { cpu: '1500m', storage: '1Gi' } } },
        clusters: { oslo: { storage: '2Ti' } },
      }),
    ).toMatchObject({
      approvers: { 'group:default/forms': ['group:default/forms-leads'] },
      teamLimits: {
        teams: { 'group:default/maps': { cpu: 1_500, storage: 2 ** 30 } },
      },
      clusters: { oslo: { storageBytes: 2 ** 41, exceeded: 'refuse' } },
    });
  });

  it('knows no cluster and no team by a name that every object has', () => {
    const { clusters, teamLimits } = read({});
    // A request may state any text as its cluster
    expect(['__proto__', 'constructor'].map(name => clusters[name])).toEqual([
      undefined,
      undefined,
    ]);
    expect(teamLimits.teams.toString).toBeUndefined();
  });

  it('refuses a size by the name that means a stated quota', () => {
    const sizes = {
      custom: { cpu: '1', memory: '1Gi', storage: '1Gi', pods: 1 },
    };
    expect(() =>
      readNamespacesConfig(new ConfigReader({ namespaces: { sizes } })),
    ).toThrow(/namespaces\.sizes\.custom/);
  });
});
