import { randomUUID } from 'node:crypto';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  ClaimChange,
  ClaimContents,
  ClaimRequest,
  FINAL_STATES,
} from '@dugnad/plugin-namespaces-common';
import { Knex } from 'knex';
import { readNamespacesConfig } from '../config';
import { StoredClaim } from '../database/ClaimStore';
import { DatabaseClaimStore } from '../database/DatabaseClaimStore';
import { DatabaseLifecycleStore } from '../lifecycle/DatabaseLifecycleStore';
import { LifecycleRound } from '../lifecycle/LifecycleRound';
import { newClaim } from '../newClaim';
import { CostCentreBook } from '../policy/CostCentreBook';
import { PolicyJudge } from '../policy/PolicyJudge';
import { questionOf } from '../policy/questionOf';
import { slotsFor } from '../policy/slotsFor';
import { transferReasons } from '../policy/transferProblems';
import { Decider } from './approvalBy';
import { checkChangeable, changeRules } from './changeRules';
import { ClaimRequests } from './ClaimRequests';
import { createRules } from './createRules';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { deletionRules } from './deletionRules';
import { newDeletion } from './newDeletion';
import { planChange } from './planChange';
import { StoredRequest, sumKeys } from './RequestStore';
import { startDeleting } from './startDeleting';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const RUNS = 12;
const STEPS = 90;
const DAY_MS = 86_400_000;
const CPU_LIMIT = 6_000;
const GROUPS = ['group:default/forms', 'group:default/maps'];
const PEOPLE = ['ann', 'bo', 'cy', 'di', 'eve', 'fay'].map(
  name => `user:default/${name}`,
);
const PLATFORM = PEOPLE.slice(4);
const empty: ClaimContents = { empty: true, kinds: [], unread: [], asOf: '' };

/** Random, but the same in every run. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) % 2 ** 32;
    return (state >>> 0) / 2 ** 32;
  };
}

/** People who may do anything the portal lets them, a clock that jumps, and a book of who did what. */
class World {
  accepted = 0;
  readonly #random: () => number;
  readonly #knex: Knex;
  readonly #store: DatabaseRequestStore;
  readonly #claims: DatabaseClaimStore;
  readonly #requests: ClaimRequests;
  readonly #judge: PolicyJudge;
  readonly #config = readNamespacesConfig(
    new ConfigReader({
      namespaces: {
        policy: {
          rules: [
            {
              name: 'large',
              when: { sizes: ['large'] },
              then: 'ask',
              approvers: 'team',
            },
          ],
          approvers: { forms: ['forms'], maps: ['maps'] },
          teamLimits: {
            default: { cpu: CPU_LIMIT / 1_000 },
            exceeded: 'refuse',
          },
        },
      },
    }),
  );
  readonly #members = new Map(
    GROUPS.map((group, i) => [
      group,
      new Set([...PEOPLE.slice(2 * i, 2 * i + 2), PEOPLE[5]]),
    ]),
  );
  /** Who had a part in the end each claim has, as this test saw it happen. */
  readonly #enders = new Map<string, Set<string>>();
  readonly #log: string[] = [];
  readonly #broken: string[] = [];
  #now = Date.parse('2027-01-01T00:00:00.000Z');

  constructor(knex: Knex, seed: number) {
    this.#random = seeded(seed * 7_919);
    this.#knex = knex;
    this.#store = new DatabaseRequestStore(knex);
    this.#claims = new DatabaseClaimStore(knex);
    const { policy, sizes } = this.#config;
    const now = () => new Date(this.#now);
    const capacity = { read: () => ({ unknown: 'not asked' }) };
    this.#judge = new PolicyJudge({ policy, sizes, capacity, now });
    this.#requests = new ClaimRequests({
      store: this.#store,
      timeoutDays: 14,
      membersOf: async group => this.#members.get(group),
      onNews: () => {},
      now,
    });
    const organisation = { costCentres: async () => new Map() };
    const costCentres = new CostCentreBook({ organisation });
    const ruling = { judge: this.#judge, sizes, policy, costCentres };
    this.#requests.setRules('create', createRules(ruling));
    this.#requests.setRules('deletion', deletionRules());
    for (const kind of ['resize', 'owner', 'details', 'expiry'] as const) {
      this.#requests.setRules(kind, changeRules(kind, ruling));
    }
  }

  async step(): Promise<void> {
    const moves = [
      () => this.#create(),
      () => this.#change(),
      () => this.#change(),
      () => this.#release(),
      () => this.#decide(),
      () => this.#decide(),
      () => this.#decide(),
      () => this.#clock(),
      () => this.#moveSomebody(),
    ];
    const before = this.#log.length;
    try {
      await this.#pick(moves)();
      this.accepted += 1;
    } catch {
      // Refused: what the portal is for
      this.#log.splice(before);
    }
  }

  /** What must hold whatever was called. */
  async check(): Promise<void> {
    const gone = await this.#knex('namespace_claims')
      .where('environment', 'prod')
      .whereIn('state', ['deleting', 'deleted'])
      .select('id');
    for (const { id } of gone) {
      const [deletion] = await this.#store.ofClaim(id, {
        kind: 'deletion',
        state: 'approved',
      });
      if (this.#peopleOf(deletion).size < 2) {
        this.#broken.push(`one person ended ${id}`);
      }
    }
    if (this.#broken.length > 0) {
      throw new Error([...this.#broken, ...this.#log].join('\n'));
    }
    for (const ownerRef of GROUPS) {
      const sizes = await this.#knex('namespace_claims')
        .where('owner_ref', ownerRef)
        .whereNotIn('state', [...FINAL_STATES, 'waiting', 'requested'])
        .pluck('size');
      const cpu = sizes
        .map(size => this.#config.sizes.find(({ name }) => name === size))
        .reduce((sum, size) => sum + Number(size?.cpu) * 1_000, 0);
      if (cpu > CPU_LIMIT) {
        throw new Error(
          `${ownerRef} holds ${cpu} millicores\n${this.#log.join('\n')}`,
        );
      }
    }
  }

  /** The people of an end: who asked or brought it about, and an approver who is none of them. */
  #peopleOf(deletion: StoredRequest | undefined): Set<string> {
    const approver = deletion?.approvals.at(-1)?.by;
    const asked =
      deletion?.requestedBy === 'system'
        ? [...(this.#enders.get(deletion.claimId) ?? [])]
        : [deletion?.requestedBy ?? ''];
    return approver === undefined || asked.includes(approver)
      ? new Set()
      : new Set([...asked.filter(one => PEOPLE.includes(one)), approver]);
  }

  async #create(): Promise<void> {
    const by = this.#pick(PEOPLE);
    const ownerRef = this.#pick(GROUPS);
    this.#mustAct(by, ownerRef);
    const { policy, sizes } = this.#config;
    const request: ClaimRequest = {
      name: `forms-${randomUUID().slice(0, 8)}`,
      cluster: 'oslo',
      environment: this.#pick(['prod', 'prod', 'dev']),
      ownerRef,
      purpose: 'Anything',
      size: this.#pick(['small', 'medium', 'large']),
      ingress: 'controllers',
      egressInternet: false,
      expiresAt: this.#end() ?? undefined,
    };
    const filed = await this.#store.atomically(sumKeys(request), async unit => {
      const question = questionOf(request, [], sizes);
      const { verdict: decision } = await this.#judge.judge(unit, question);
      const { claim, events } = newClaim({
        id: randomUUID(),
        request,
        decision,
        caller: { ref: by, ownershipRefs: [], isPlatform: false },
        at: new Date(this.#now).toISOString(),
      });
      await unit.createClaim(claim, events, this.#now);
      const slots = slotsFor(question, decision, policy);
      return this.#requests.fileIn(unit, 'create', claim, {
        by,
        requested: request,
        decision,
        slots,
      });
    });
    this.#note(`${by} requests ${filed.request.claimId}`);
    if (filed.request.state === 'approved') {
      await this.#madeReady(filed.request);
    }
  }

  async #change(): Promise<void> {
    const claim = await this.#someClaim();
    const by = this.#pick(PEOPLE);
    this.#mustAct(by, claim.ownerRef);
    const change = this.#pick<ClaimChange>([
      { kind: 'resize', size: this.#pick(['small', 'medium', 'large']) },
      { kind: 'owner', ownerRef: this.#pick(GROUPS) },
      { kind: 'details', costCenter: this.#pick(['1', '2']) },
      { kind: 'expiry', expiresAt: this.#end() },
      { kind: 'expiry', expiresAt: this.#end() },
    ]);
    checkChangeable(claim, change.kind);
    const { policy, sizes } = this.#config;
    const plan = planChange(claim, change, sizes);
    const { question, original, requested } = plan;
    const keys = [...sumKeys(claim), `team ${question.ownerRef}`];
    const { request } = await this.#store.atomically(keys, async unit => {
      const judged = await this.#judge.judge(unit, question, {
        claimId: claim.id,
      });
      const decision =
        change.kind === 'owner' && judged.verdict.verdict !== 'refuse'
          ? {
              ...judged.verdict,
              verdict: 'ask' as const,
              reasons: [
                ...transferReasons(claim.name, claim.ownerRef, change.ownerRef),
                ...judged.verdict.reasons,
              ],
            }
          : judged.verdict;
      const slots = slotsFor(question, decision, policy);
      return this.#requests.fileIn(unit, change.kind, claim, {
        by,
        original,
        requested,
        decision,
        slots,
      });
    });
    this.#note(`${by} asks ${JSON.stringify(change)} of ${claim.id}`);
    if (request.state === 'approved') {
      this.#took(claim, request);
    }
  }

  async #release(): Promise<void> {
    const claim = await this.#someClaim();
    const by = this.#pick(PEOPLE);
    this.#mustAct(by, claim.ownerRef);
    if (claim.environment === 'prod') {
      const asked = newDeletion(claim, by, { contents: empty });
      await this.#requests.file('deletion', claim, asked);
    } else {
      await this.#requests.change(claim, by, (unit, at) =>
        startDeleting(unit, claim.id, { by, at }),
      );
    }
    this.#note(`${by} releases ${claim.id}`);
  }

  async #decide(): Promise<void> {
    const { items } = await this.#store.list({
      state: ['waiting'],
      limit: 200,
      offset: 0,
    });
    const request = this.#pick(items);
    const decider = this.#decider(this.#pick(PEOPLE));
    const before = await this.#claims.get(request.claimId);
    if (this.#random() < 0.1) {
      await this.#requests.reject(request.id, decider, 'No');
      return;
    }
    const grants = request.kind === 'expiry' && this.#random() < 0.3;
    const decided = await this.#requests.approve(request.id, decider, {
      granted: grants ? { expiresAt: this.#end() } : undefined,
    });
    this.#note(`${decider.ref} approves ${request.kind} of ${request.claimId}`);
    if (decided.state === 'approved' && before) {
      await this.#madeReady(decided);
      this.#took(before, decided);
    }
  }

  /** Keeps its own book of who had a part in an end, from what was accepted. */
  #took(before: StoredClaim, request: StoredRequest): void {
    if (request.kind !== 'expiry') {
      return;
    }
    const expiresAt = request.granted?.expiresAt;
    if (typeof expiresAt !== 'string') {
      this.#enders.delete(before.id);
      return;
    }
    const people = [
      request.requestedBy,
      ...request.approvals.map(({ by }) => by),
    ];
    if (!before.expiresAt || expiresAt < before.expiresAt) {
      const known = before.expiresAt ? this.#enders.get(before.id) ?? [] : [];
      this.#enders.set(before.id, new Set([...known, ...people]));
      if (before.environment === 'prod' && new Set(people).size < 2) {
        this.#broken.push(`${people} alone shortened ${before.id}`);
      }
    }
  }

  /** The reconciler's part, and the end a claim is born with. */
  async #madeReady(request: StoredRequest): Promise<void> {
    if (request.kind !== 'create') {
      return;
    }
    if (request.granted?.expiresAt) {
      const people = request.approvals.map(({ by }) => by);
      this.#enders.set(
        request.claimId,
        new Set([request.requestedBy, ...people]),
      );
    }
    await this.#knex('namespace_claims')
      .where({ id: request.claimId, state: 'approved' })
      .update({ state: 'ready' });
  }

  async #clock(): Promise<void> {
    this.#now += this.#pick([60_000, DAY_MS, 15 * DAY_MS, 40 * DAY_MS]);
    await new LifecycleRound({
      store: new DatabaseLifecycleStore(this.#knex),
      expiry: { warnDays: [7], graceDays: 14, extendDays: 90 },
      tell: async () => {},
      askForDeletion: async claim => {
        const asked = newDeletion(claim, 'system', { contents: empty });
        await this.#requests.file('deletion', claim, asked).catch(() => {});
      },
      changed: () => {},
      logger: mockServices.logger.mock(),
    }).run(new Date(this.#now));
    await this.#requests.endOverdue();
    this.#note(`it is ${new Date(this.#now).toISOString()}`);
  }

  async #moveSomebody(): Promise<void> {
    const person = this.#pick(PEOPLE);
    const group = this.#members.get(this.#pick(GROUPS));
    if (!group?.delete(person)) {
      group?.add(person);
    }
    this.#note(`${person} joins or leaves`);
  }

  #end(): string | null {
    const days = this.#pick([null, 0.001, 10, 60, 400]);
    return days === null
      ? null
      : new Date(this.#now + days * DAY_MS).toISOString();
  }

  async #someClaim(): Promise<StoredClaim> {
    const { items } = await this.#claims.list({
      sort: 'name',
      order: 'asc',
      limit: 100,
      offset: 0,
    });
    return this.#pick(
      items.filter(({ state }) => !FINAL_STATES.includes(state)),
    );
  }

  #decider(ref: string): Decider {
    const groups = GROUPS.filter(group => this.#members.get(group)?.has(ref));
    const isPlatform = PLATFORM.includes(ref);
    return { ref, groups: [ref, ...groups], isPlatform, isPerson: true };
  }

  #mustAct(ref: string, ownerRef: string): void {
    const { groups, isPlatform } = this.#decider(ref);
    if (!isPlatform && !groups.includes(ownerRef)) {
      throw new Error('not permitted');
    }
  }

  #note(what: string): void {
    this.#log.push(what);
  }

  #pick<T>(from: readonly T[]): T {
    if (from.length === 0) {
      throw new Error('there is none');
    }
    return from[Math.floor(this.#random() * from.length)];
  }
}

describe.each(databases.eachSupportedId())(
  'any sequence of calls on %s',
  id => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await databases.init(id);
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@dugnad/plugin-namespaces-backend',
          'migrations',
        ),
      });
    });

    it.each(Array.from({ length: RUNS }, (_one, i) => i + 1))(
      'never ends production with one person and never exceeds a limit (seed %i)',
      async seed => {
        await knex('namespace_claims').delete();
        const world = new World(knex, seed);
        for (let step = 0; step < STEPS; step++) {
          await world.step();
          await world.check();
        }
        // A sequence in which nothing happens would prove nothing
        expect(world.accepted).toBeGreaterThan(STEPS / 6);
      },
    );
  },
);
