import { randomUUID } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import { TestDatabases } from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { RequestKind, RequestSlot } from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import { StoredClaim } from '../database/ClaimStore';
import { DatabaseClaimStore } from '../database/DatabaseClaimStore';
import { readNamespacesConfig } from '../config';
import { CostCentreBook } from '../policy/CostCentreBook';
import { PolicyJudge } from '../policy/PolicyJudge';
import { Decider } from './approvalBy';
import { ClaimRequests } from './ClaimRequests';
import { createRules } from './createRules';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { StoredRequest } from './RequestStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const at = '2026-11-21T12:00:00.000Z';

function claim(over: Partial<StoredClaim> = {}): StoredClaim {
  return {
    id: randomUUID(),
    name: `forms-${randomUUID().slice(0, 8)}`,
    cluster: 'oslo',
    environment: 'prod',
    ownerRef: 'group:default/forms',
    purpose: 'Testing',
    size: 'small',
    ingress: 'controllers',
    egressInternet: false,
    state: 'ready',
    stateSince: at,
    requestedBy: 'user:default/ingrid',
    requestedAt: at,
    updatedAt: at,
    decision: { verdict: 'approve', reasons: [], measurements: [] },
    repairRequested: false,
    ...over,
  };
}

const person = (name: string, ...groups: string[]): Decider => ({
  ref: `user:default/${name}`,
  groups: [`user:default/${name}`, ...groups.map(g => `group:default/${g}`)],
  isPlatform: groups.includes('platform'),
  isPerson: true,
});
const ingrid = person('ingrid', 'forms');
const nora = person('nora', 'platform');
const odd = person('odd', 'platform');
const lars = person('lars', 'maps');

const platform: RequestSlot = { role: 'platform', platform: true, groups: [] };
const receiver: RequestSlot = {
  role: 'receiver',
  platform: false,
  groups: ['group:default/maps'],
};

describe.each(databases.eachSupportedId())('requests on %s', id => {
  let knex: Knex;
  let store: DatabaseRequestStore;
  let now: Date;
  let news: string[];

  beforeAll(async () => {
    knex = await databases.init(id);
    await knex.migrate.latest({
      directory: resolvePackagePath(
        '@dugnad/plugin-namespaces-backend',
        'migrations',
      ),
    });
    store = new DatabaseRequestStore(knex);
  });
  beforeEach(() => {
    now = new Date(at);
    news = [];
  });

  const start = () =>
    new ClaimRequests({
      store,
      timeoutDays: 14,
      onNews: (_request, what) => news.push(what),
      now: () => now,
    });

  async function filed(
    requests: ClaimRequests,
    {
      kind = 'resize' as RequestKind,
      slots = [platform],
      by = ingrid.ref,
    } = {},
  ): Promise<StoredRequest> {
    const about = claim();
    await new DatabaseClaimStore(knex).create(about, [], Date.now());
    return requests.file(kind, about, {
      by,
      original: { size: 'small' },
      requested: { size: 'large' },
      decision: { verdict: 'ask', reasons: [], measurements: [] },
      slots,
    });
  }

  it('lets one of two approvers at once win, and tells the other', async () => {
    const requests = start();
    const { id: requestId } = await filed(requests);
    const results = await Promise.allSettled(
      [nora, odd].map(one => start().approve(requestId, one, {})),
    );
    expect(results.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'rejected',
    ]);
    const [lost] = results.filter(result => result.status === 'rejected');
    expect(lost.reason).toMatchObject({ name: 'ConflictError' });
    expect(await store.get(requestId)).toMatchObject({
      state: 'approved',
      approvals: [{ role: 'platform' }],
    });
  });

  it('lets approval or rejection win, never both', async () => {
    const requests = start();
    const { id: requestId } = await filed(requests);
    const results = await Promise.allSettled([
      requests.approve(requestId, nora, {}),
      start().reject(requestId, odd, 'Not this month'),
      start().withdraw(requestId, ingrid.ref, undefined, () => {}),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      1,
    );
  });

  it.each<[string, Decider, RequestSlot[], RegExp]>([
    [
      'the requester, also from the platform team',
      { ...ingrid, isPlatform: true },
      [platform],
      /you filed yourself/,
    ],
    [
      'the requester in another spelling',
      { ...nora, ref: 'User:default/INGRID' },
      [platform],
      /you filed yourself/,
    ],
    [
      'the requester who joined the approving group',
      person('ingrid', 'maps'),
      [receiver],
      /you filed yourself/,
    ],
    [
      'a service, whatever it may do',
      {
        ref: 'service:plugin:scaffolder',
        groups: [],
        isPlatform: true,
        isPerson: false,
      },
      [platform],
      /decided by a person/,
    ],
    [
      'the platform team where the receiver has to accept',
      nora,
      [receiver],
      /waits for group:default\/maps/,
    ],
    ['somebody of another team', lars, [platform], /waits for the platform/],
  ])('does not let %s decide', async (_who, decider, slots, message) => {
    const requests = start();
    const { id: requestId } = await filed(requests, { slots });
    await expect(requests.approve(requestId, decider, {})).rejects.toThrow(
      message,
    );
    await expect(requests.reject(requestId, decider, 'no')).rejects.toThrow(
      message,
    );
    expect((await store.get(requestId))?.state).toBe('waiting');
  });

  it('waits for every approval it needs, each by a person of its own', async () => {
    const requests = start();
    const both = { ...person('mona', 'maps', 'platform') };
    const { id: requestId } = await filed(requests, {
      kind: 'owner',
      slots: [receiver, platform],
    });
    await requests.approve(requestId, both, { comment: 'We take it' });
    expect((await store.get(requestId))?.state).toBe('waiting');
    await expect(requests.approve(requestId, both, {})).rejects.toThrow(
      /waits for somebody else/,
    );
    await requests.approve(requestId, nora, {});
    expect(await store.get(requestId)).toMatchObject({
      state: 'approved',
      approvals: [
        { role: 'receiver', by: 'user:default/mona', comment: 'We take it' },
        { role: 'platform', by: 'user:default/nora' },
      ],
    });
  });

  it('shows in a queue what waits for somebody, and nothing else', async () => {
    const requests = start();
    const first = await filed(requests, {
      kind: 'owner',
      slots: [receiver, platform],
    });
    const own = await filed(requests, { by: nora.ref });
    const queue = async (decider: Decider) => {
      const query = { decider, limit: 200, offset: 0 };
      const { items } = await store.list(query);
      return items
        .map(item => item.id)
        .filter(item => [first.id, own.id].includes(item));
    };
    expect(await queue(lars)).toEqual([first.id]);
    expect(await queue(nora)).toEqual([first.id]);
    expect((await queue(odd)).sort()).toEqual([first.id, own.id].sort());
    await requests.approve(first.id, lars, {});
    expect(await queue(lars)).toEqual([]);
    expect(await queue(nora)).toEqual([first.id]);
  });

  it('lets one request of a kind wait for a claim', async () => {
    const requests = start();
    const about = claim();
    await new DatabaseClaimStore(knex).create(about, [], Date.now());
    const again = () =>
      requests.file('resize', about, {
        by: ingrid.ref,
        requested: {},
        decision: { verdict: 'ask', reasons: [], measurements: [] },
        slots: [platform],
      });
    const results = await Promise.allSettled([again(), again(), again()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      1,
    );
  });

  it('times out what nobody decided, once and visibly', async () => {
    const requests = start();
    const { id: requestId, dueAt } = await filed(requests);
    expect(dueAt).toBe('2026-12-05T12:00:00.000Z');
    now = new Date('2026-12-05T11:59:59.999Z');
    await requests.endOverdue();
    expect((await store.get(requestId))?.state).toBe('waiting');
    now = new Date('2026-12-05T12:00:00.000Z');
    await Promise.all([requests.endOverdue(), start().endOverdue()]);
    expect(await store.get(requestId)).toMatchObject({
      state: 'timed-out',
      decidedBy: 'system',
      reason: 'Nobody decided by 2026-12-05T12:00:00.000Z',
    });
    await expect(requests.approve(requestId, nora, {})).rejects.toThrow(
      /is timed-out/,
    );
  });

  it('ends what was asked of a claim that is on its way out', async () => {
    const requests = start();
    const { id: requestId, claimId } = await filed(requests);
    await knex('namespace_claims')
      .where('id', claimId)
      .update({ state: 'deleting' });
    await requests.endOverdue();
    expect((await store.get(requestId))?.state).toBe('superseded');
  });

  it('checks the limit again when several are approved at once, and lets in what fits', async () => {
    const teamLimits = { default: { claims: 1 }, exceeded: 'refuse' };
    const { policy, sizes } = readNamespacesConfig(
      new ConfigReader({ namespaces: { policy: { teamLimits } } }),
    );
    const capacity = { read: () => ({ unknown: 'not asked' }) };
    const judge = new PolicyJudge({ policy, sizes, capacity });
    const organisation = { costCentres: async () => new Map() };
    const costCentres = new CostCentreBook({ organisation });
    const ruling = { judge, sizes, policy, costCentres };
    const replica = () => {
      const requests = start();
      requests.setRules('create', createRules(ruling));
      return requests;
    };
    const ownerRef = `group:default/${randomUUID()}`;
    const ids = await Promise.all(
      [1, 2, 3].map(async () => {
        const about = claim({ state: 'waiting', ownerRef });
        await new DatabaseClaimStore(knex).create(about, [], Date.now());
        const { name, cluster, environment, purpose, size } = about;
        const filing = await replica().file('create', about, {
          by: ingrid.ref,
          requested: { name, cluster, environment, ownerRef, purpose, size },
          decision: { verdict: 'ask', reasons: [], measurements: [] },
          slots: [platform],
        });
        return filing.id;
      }),
    );
    const results = await Promise.allSettled(
      ids.map(requestId => replica().approve(requestId, nora, {})),
    );
    const lost = results.filter(result => result.status === 'rejected');
    expect(lost.map(({ reason }) => reason.problems[0].rule)).toEqual([
      'team-limit',
      'team-limit',
    ]);
    const states = await knex('namespace_claims')
      .where('owner_ref', ownerRef)
      .pluck('state');
    expect(states.sort()).toEqual(['approved', 'waiting', 'waiting']);
    const [{ id: next }] = (await store.getMany(ids)).filter(
      ({ state }) => state === 'waiting',
    );
    now = new Date('2026-12-06T00:00:00.000Z');
    await replica().endOverdue();
    expect((await store.get(next))?.state).toBe('timed-out');
    const after = await knex('namespace_claims')
      .where('owner_ref', ownerRef)
      .select('state', 'held_name');
    expect(after.filter(({ state }) => state === 'timed-out')).toEqual([
      { state: 'timed-out', held_name: null },
      { state: 'timed-out', held_name: null },
    ]);
  });

  it('undoes the decision where its effect fails', async () => {
    const requests = start();
    requests.setRules('resize', {
      grant: async (_unit, request) => request.requested,
      apply: async (unit, { request }) => {
        await unit.addEvent(request.claimId, {
          at,
          by: 'system',
          kind: 'half',
        });
        throw new Error('no room');
      },
    });
    const { id: requestId, claimId } = await filed(requests);
    await expect(requests.approve(requestId, nora, {})).rejects.toThrow(
      'no room',
    );
    expect((await store.get(requestId))?.state).toBe('waiting');
    expect(await new DatabaseClaimStore(knex).history(claimId)).toEqual([]);
  });
});
