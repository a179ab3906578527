import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { Budget } from '@dugnad/plugin-costs-common';
import { readCostsConfig } from '../config';
import { BudgetStore } from '../database/BudgetStore';
import { BudgetNotifier } from './BudgetNotifier';
import { BudgetService } from './BudgetService';
import { decideClaimBudget } from './decideClaimBudget';

jest.setTimeout(60_000);

const budget: Budget = {
  id: 'b1',
  account: { kind: 'owner', id: 'group:default/forms' },
  amountMicros: 100_000_000,
  isHard: true,
  updatedBy: 'user:default/nora',
  updatedAt: '2026-03-01T00:00:00Z',
};

describe('decideClaimBudget', () => {
  const outlook = {
    budget,
    expectedMicros: 80_000_000,
    isForecast: true,
    isVisible: true,
  };

  it.each([
    ['fits', outlook, 20_000_000, true],
    ['exceeds a hard budget', outlook, 20_000_001, false],
    [
      'exceeds a soft budget',
      { ...outlook, budget: { ...budget, isHard: false } },
      90_000_000,
      true,
    ],
    [
      'adds nothing to what is exceeded',
      { ...outlook, expectedMicros: 200_000_000 },
      0,
      true,
    ],
  ])('answers a claim that %s', (_name, one, added, allowed) => {
    expect(decideClaimBudget([one], added, 'EUR').allowed).toBe(allowed);
  });

  it('is held by a budget of others too, and told none of its figures', () => {
    const others = {
      ...outlook,
      budget: {
        ...budget,
        account: { kind: 'cost-centre' as const, id: '4711' },
        amountMicros: 81_000_000,
      },
      isVisible: false,
    };
    const verdict = decideClaimBudget([outlook, others], 2_000_000, 'EUR');
    expect(verdict.allowed).toBe(false);
    expect(verdict.figures.map(({ account }) => account.kind)).toEqual([
      'owner',
    ]);
    expect(verdict.message).toContain('cost-centre 4711');
    expect(verdict.message).not.toMatch(/8[01]|EUR/);
  });
});

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

it.each(databases.eachSupportedId())(
  'tells of a threshold once on %s, however often and by however many replicas it is looked at',
  async id => {
    const db = await databases.init(id);
    await db.migrate.latest({ directory: `${__dirname}/../../migrations` });
    const budgets = new BudgetStore(db);
    await budgets.set(budget);
    const told: string[] = [];
    let actualMicros = 55_000_000;
    const service = Object.assign(Object.create(BudgetService.prototype), {
      standing: async () => ({
        actualMicros,
        reached: [50, 80]
          .filter(percent => actualMicros >= percent * 1_000_000)
          .map(percent => ({ basis: 'actual', percent })),
      }),
      ownersOf: async () => ['group:default/forms'],
    });
    const replica = () =>
      new BudgetNotifier({
        budgets,
        service,
        notifications: {
          send: async ({ payload }) => {
            told.push(payload.title);
          },
        },
        config: readCostsConfig(mockServices.rootConfig()),
        logger: mockServices.logger.mock(),
        now: () => new Date('2026-03-15T12:00:00Z'),
      });
    await Promise.all([replica().run(), replica().run()]);
    await replica().run();
    expect(told).toEqual(['50 % of the budget of owner group:default/forms']);
    actualMicros = 85_000_000;
    await replica().run();
    expect(told).toHaveLength(2);
    await budgets.remove(budget.id);
    expect(await budgets.all()).toEqual([]);
  },
);
