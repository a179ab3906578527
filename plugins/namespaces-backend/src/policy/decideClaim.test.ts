import { ConfigReader } from '@backstage/config';
import { readNamespacesConfig } from '../config';
import { amountsOf } from './amounts';
import {
  ClaimQuestion,
  PolicyFacts,
  UsageFacts,
  decideClaim,
} from './decideClaim';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const quota = (cpu: number, memory = cpu * 2, storage = 10, pods = 20) =>
  amountsOf({
    cpu: String(cpu),
    memory: `${memory}Gi`,
    storage: `${storage}Gi`,
    pods,
  });
const none = { ...quota(0, 0, 0, 0), claims: 0, unknown: 0 };

function policy(config: object) {
  return readNamespacesConfig(
    new ConfigReader({ namespaces: { policy: config } }),
  ).policy;
}

const asked: ClaimQuestion = {
  kind: 'create',
  problems: [],
  environment: 'dev',
  cluster: 'oslo',
  ownerRef: 'group:default/forms',
  size: 'small',
  ingress: 'controllers',
  egressInternet: false,
  after: quota(1),
};

const facts: PolicyFacts = {
  now: NOW,
  team: none,
  cluster: none,
  capacity: { allocatable: { cpu: 12_000, memory: 48 * 2 ** 30, pods: 330 } },
};

const usage: UsageFacts = {
  from: '2026-11-08T00:00:00.000Z',
  to: NOW.toISOString(),
  days: 14,
  cpu: 350,
  memory: 0.7 * 2 ** 30,
  storage: 8 * 2 ** 30,
};

const prodAsks = {
  rules: [
    { name: 'play', when: { owners: ['sandbox'] }, then: 'approve' },
    { name: 'production', when: { environments: ['prod'] }, then: 'ask' },
    {
      name: 'open',
      when: { ingress: ['cluster'] },
      then: 'refuse',
      reason: 'Nobody opens to everybody',
    },
  ],
};
const limits = {
  teamLimits: {
    default: { cpu: 4, claims: 3 },
    teams: { maps: { cpu: 100 } },
  },
};
const oslo = (over: object = {}) => ({
  clusters: { oslo: { overcommit: { cpu: 2, memory: 1 }, ...over } },
});

type Row = [
  string,
  {
    policy?: object;
    asked?: Partial<ClaimQuestion>;
    facts?: Partial<PolicyFacts>;
  },
  string,
  string[],
];

const rows: Row[] = [
  ['approves where nothing is configured', {}, 'approve default', []],
  [
    'asks where a rule says so',
    { policy: prodAsks, asked: { environment: 'prod' } },
    'ask production',
    ['policy-rule'],
  ],
  [
    'lets the first rule that matches decide',
    {
      policy: prodAsks,
      asked: { environment: 'prod', ownerRef: 'group:default/sandbox' },
    },
    'approve play',
    [],
  ],
  [
    'refuses with the words of the rule',
    { policy: prodAsks, asked: { ingress: 'cluster' } },
    'refuse open',
    ['policy-rule'],
  ],
  [
    'holds a rule about the network also when the network is changed later',
    {
      policy: prodAsks,
      asked: { kind: 'details', ingress: 'cluster', after: undefined },
    },
    'refuse open',
    ['policy-rule'],
  ],
  [
    'does not hold it against a change that leaves the network alone',
    {
      policy: prodAsks,
      asked: { kind: 'details', ingress: undefined, after: undefined },
    },
    'approve default',
    [],
  ],
  [
    'refuses what is wrong anyway, whatever a rule approves',
    {
      policy: { rules: [{ name: 'all', then: 'approve' }] },
      asked: {
        problems: [{ field: 'name', rule: 'name-prefix', message: 'no' }],
      },
    },
    'refuse name-prefix',
    ['name-prefix'],
  ],
  [
    'lets a team reach its limit exactly',
    { policy: limits, facts: { team: { ...none, cpu: 3_000, claims: 2 } } },
    'approve default',
    [],
  ],
  [
    'asks past the limit of a team, and names each resource',
    { policy: limits, facts: { team: { ...none, cpu: 3_001, claims: 3 } } },
    'ask team-limit',
    ['team-limit', 'team-limit'],
  ],
  [
    'lets no approving rule lift the limit of a team',
    {
      policy: {
        ...limits,
        rules: [{ name: 'all', then: 'approve' }],
      },
      facts: { team: { ...none, cpu: 4_000 } },
    },
    'ask team-limit',
    ['team-limit'],
  ],
  [
    'refuses past the limit where configuration says so',
    {
      policy: { teamLimits: { ...limits.teamLimits, exceeded: 'refuse' } },
      facts: { team: { ...none, cpu: 4_000 } },
    },
    'refuse team-limit',
    ['team-limit'],
  ],
  [
    'counts by the limit of the team itself where it has one',
    {
      policy: limits,
      asked: { ownerRef: 'group:default/maps' },
      facts: { team: { ...none, cpu: 50_000, claims: 40 } },
    },
    'approve default',
    [],
  ],
  [
    'asks where a team has claims nobody can add up',
    { policy: limits, facts: { team: { ...none, claims: 1, unknown: 1 } } },
    'ask team-unknown',
    ['team-unknown'],
  ],
  [
    'refuses a quota beyond the whole cluster, declared or not',
    { asked: { after: quota(13) } },
    'refuse cluster-too-small',
    ['cluster-too-small'],
  ],
  [
    'limits no sum that nobody declared',
    { facts: { cluster: { ...none, cpu: 900_000 } } },
    'approve default',
    [],
  ],
  [
    'fills a cluster to what it may promise',
    { policy: oslo(), facts: { cluster: { ...none, cpu: 23_000 } } },
    'approve default',
    [],
  ],
  [
    'refuses what the cluster cannot promise',
    { policy: oslo(), facts: { cluster: { ...none, cpu: 23_001 } } },
    'refuse cluster-full',
    ['cluster-full'],
  ],
  [
    'asks about it where configuration says so',
    {
      policy: oslo({ exceeded: 'ask' }),
      facts: { cluster: { ...none, cpu: 23_001 } },
    },
    'ask cluster-full',
    ['cluster-full'],
  ],
  [
    'asks where the nodes are not known, and never guesses',
    { policy: oslo(), facts: { capacity: { unknown: 'forbidden' } } },
    'ask cluster-unknown',
    ['cluster-unknown', 'cluster-unknown'],
  ],
  [
    'passes a decrease whatever is full and whatever a rule says',
    {
      policy: {
        ...limits,
        ...oslo(),
        rules: [{ name: 'no', when: { kinds: ['resize'] }, then: 'refuse' }],
      },
      asked: { kind: 'resize', before: quota(2), after: quota(1) },
      facts: {
        team: { ...none, cpu: 99_000 },
        cluster: { ...none, cpu: 99_000 },
      },
    },
    'approve decrease',
    [],
  ],
  [
    'does not call it a decrease where one resource grows',
    {
      asked: { kind: 'resize', before: quota(2, 4), after: quota(1, 5) },
      facts: { usage: { ...usage, memory: 0 } },
    },
    'ask increase-unused',
    ['increase-unused'],
  ],
  [
    'passes half as much again where use shows the need',
    {
      asked: {
        kind: 'resize',
        before: quota(1),
        after: quota(1.5, 3, 15, 30),
      },
      facts: { usage },
    },
    'approve measured-increase',
    [],
  ],
  [
    'asks about a larger step',
    {
      asked: { kind: 'resize', before: quota(1), after: quota(1.501, 2) },
      facts: { usage },
    },
    'ask increase-large',
    ['increase-large'],
  ],
  [
    'asks where too little of it is used',
    {
      asked: { kind: 'resize', before: quota(1), after: quota(1.5, 2) },
      facts: { usage: { ...usage, cpu: 349 } },
    },
    'ask increase-unused',
    ['increase-unused'],
  ],
  [
    'asks where too little storage is claimed',
    {
      asked: {
        kind: 'resize',
        before: quota(1),
        after: quota(1, 2, 11),
      },
      facts: { usage: { ...usage, storage: 8 * 2 ** 30 - 1 } },
    },
    'ask increase-unused',
    ['increase-unused'],
  ],
  [
    'asks where nothing was measured',
    {
      asked: { kind: 'resize', before: quota(1), after: quota(1.2, 2) },
      facts: {
        usage: {
          from: usage.from,
          to: usage.to,
          days: 14,
          unknown: 'no metrics',
        },
      },
    },
    'ask increase-unmeasured',
    ['increase-unmeasured'],
  ],
  [
    'still counts the sum of the team for an increase that use justifies',
    {
      policy: limits,
      asked: { kind: 'resize', before: quota(1), after: quota(1.5, 2) },
      facts: { usage, team: { ...none, cpu: 3_000 } },
    },
    'ask team-limit',
    ['team-limit'],
  ],
  [
    'counts a transfer wholly for the team that receives it',
    {
      policy: limits,
      asked: { kind: 'owner' },
      facts: { team: { ...none, cpu: 3_500 } },
    },
    'ask team-limit',
    ['team-limit'],
  ],
  [
    'refuses an expiry past the maximum of the environment',
    {
      policy: { expiry: { dev: { maxDays: 30 } } },
      asked: { expiresAt: '2026-12-21T12:00:00.001Z' },
    },
    'refuse expiry-maximum',
    ['expiry-maximum'],
  ],
  [
    'takes the last moment of the maximum',
    {
      policy: { expiry: { dev: { maxDays: 30 } } },
      asked: { expiresAt: '2026-12-21T12:00:00.000Z' },
    },
    'approve default',
    [],
  ],
  [
    'refuses to live for ever where there is a maximum',
    {
      policy: { expiry: { dev: { maxDays: 30 } } },
      asked: { kind: 'expiry', expiresAt: null, after: undefined },
    },
    'refuse expiry-maximum',
    ['expiry-maximum'],
  ],
  [
    'refuses an expiry in the past',
    { asked: { expiresAt: '2026-11-21T12:00:00.000Z' } },
    'refuse expiry-past',
    ['expiry-past'],
  ],
];

describe('decideClaim', () => {
  it.each(rows)('%s', (_name, given, expected, rules) => {
    const verdict = decideClaim(
      { ...asked, ...given.asked },
      { ...facts, ...given.facts },
      policy(given.policy ?? {}),
    );
    expect(`${verdict.verdict} ${verdict.rule}`).toBe(expected);
    expect(verdict.reasons.map(({ rule }) => rule)).toEqual(rules);
  });

  it('keeps the numbers and the window it decided on', () => {
    const verdict = decideClaim(
      { ...asked, kind: 'resize', before: quota(1), after: quota(1.5, 2) },
      {
        ...facts,
        usage,
        team: { ...none, cpu: 500 },
        cluster: { ...none, cpu: 700 },
      },
      policy({ ...limits, ...oslo() }),
    );
    expect(verdict.window).toEqual({
      from: usage.from,
      to: usage.to,
      days: 14,
    });
    expect(verdict.measurements).toEqual([
      {
        scope: 'usage',
        resource: 'cpu',
        unit: 'millicores',
        before: 350,
        limit: 350,
      },
      {
        scope: 'team',
        resource: 'cpu',
        unit: 'millicores',
        before: 1_500,
        after: 2_000,
        limit: 4_000,
      },
      {
        scope: 'team',
        resource: 'claims',
        unit: 'count',
        before: 1,
        after: 1,
        limit: 3,
      },
      {
        scope: 'cluster',
        resource: 'cpu',
        unit: 'millicores',
        before: 1_700,
        after: 2_200,
        limit: 24_000,
      },
    ]);
  });
});
