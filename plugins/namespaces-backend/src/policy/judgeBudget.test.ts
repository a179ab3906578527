import { BudgetFacts, judgeBudget } from './judgeBudget';
import { HardBudget, Weight } from './budgets';
import { ClaimQuestion } from './decideClaim';

const CORE = 1_000;
/** One unit of money a core and month. */
const rates = new Map([
  ['oslo', { cpu: 1_000, memory: 0, storage: 0 }],
  ['bergen', { cpu: 2_000, memory: 0, storage: 0 }],
]);

const weight = (cores: number, over: Partial<Weight> = {}): Weight => ({
  cluster: 'oslo',
  namespace: 'forms-new',
  ownerRef: 'group:default/forms',
  amounts: { cpu: cores * CORE, memory: 1, storage: 1, pods: 1 },
  ...over,
});
const other = (cores: number, over: Partial<Weight> = {}) =>
  weight(cores, { namespace: 'forms-old', ...over });
const budget = (units: number, over: Partial<HardBudget> = {}): HardBudget => ({
  account: { kind: 'owner', id: 'group:default/forms' },
  budgetMicros: units * 1_000_000,
  expectedMicros: 0,
  isVisible: true,
  namespaces: [],
  ...over,
});

function judged(
  weighs: ClaimQuestion['weighs'],
  facts: Partial<BudgetFacts> = {},
) {
  const question: ClaimQuestion = {
    kind: 'create',
    problems: [],
    environment: 'dev',
    cluster: 'oslo',
    ownerRef: 'group:default/forms',
    size: 'small',
    weighs,
  };
  const known = { budgets: [budget(10)], currency: 'EUR', rates, promised: [] };
  return judgeBudget(question, { ...known, ...facts });
}

it.each<[string, Parameters<typeof judged>]>([
  [
    'fits beside what is promised',
    [{ after: weight(4) }, { promised: [other(6)] }],
  ],
  [
    'adds nothing, also over the budget',
    [{ before: weight(4), after: weight(4) }, { promised: [other(60)] }],
  ],
  [
    'gives back, also over the budget',
    [{ before: weight(9), after: weight(5) }, { promised: [other(60)] }],
  ],
  [
    'is charged to somebody else',
    [{ after: weight(90, { ownerRef: 'group:default/maps' }) }],
  ],
  ['does not touch what is paid', [undefined, { promised: [other(60)] }]],
  [
    'counts other claims of other teams for nothing',
    [
      { after: weight(10) },
      { promised: [other(60, { ownerRef: 'group:default/maps' })] },
    ],
  ],
  [
    'counts its own spending once',
    [
      { before: weight(5), after: weight(10) },
      {
        budgets: [
          budget(10, {
            expectedMicros: 4e6,
            namespaces: [
              { cluster: 'oslo', namespace: 'forms-new', expectedMicros: 4e6 },
            ],
          }),
        ],
      },
    ],
  ],
])('lets through what %s', (_what, [weighs, facts]) => {
  expect(judged(weighs, facts)).toEqual([]);
});

it.each<[string, Parameters<typeof judged>]>([
  ['alone is over', [{ after: weight(11) }]],
  [
    'with small promises is over',
    [
      { after: weight(1) },
      {
        promised: Array.from({ length: 10 }, (_one, i) =>
          other(1, { namespace: `forms-${i}` }),
        ),
      },
    ],
  ],
  [
    'with promises in a dearer cluster is over',
    [{ after: weight(3) }, { promised: [other(4, { cluster: 'bergen' })] }],
  ],
  [
    'with what is spent outside claims is over',
    [{ after: weight(5) }, { budgets: [budget(10, { expectedMicros: 6e6 })] }],
  ],
  [
    'with promises and what is spent outside them is over',
    [
      { after: weight(5) },
      {
        promised: [other(3)],
        budgets: [
          budget(10, {
            expectedMicros: 5e6,
            namespaces: [
              { cluster: 'oslo', namespace: 'forms-old', expectedMicros: 1e6 },
            ],
          }),
        ],
      },
    ],
  ],
  [
    'grows past it',
    [{ before: weight(2), after: weight(6) }, { promised: [other(5)] }],
  ],
  [
    'comes from another team',
    [
      {
        before: weight(6, { ownerRef: 'group:default/maps' }),
        after: weight(6),
      },
      { promised: [other(5)] },
    ],
  ],
  [
    'moves to a cost centre that is full',
    [
      { before: weight(6), after: weight(6, { costCenter: '4711' }) },
      {
        budgets: [budget(5, { account: { kind: 'cost-centre', id: '4711' } })],
      },
    ],
  ],
  [
    'is over the budget of its namespace',
    [
      { before: weight(2), after: weight(6) },
      {
        budgets: [
          budget(5, { account: { kind: 'namespace', id: 'oslo/forms-new' } }),
        ],
      },
    ],
  ],
])('refuses what %s', (_what, [weighs, facts]) => {
  expect(judged(weighs, facts)).toEqual([
    expect.objectContaining({ verdict: 'refuse', rule: 'budget-exceeded' }),
  ]);
});

it('tells the figures only to whom they belong', () => {
  const words = (isVisible: boolean) =>
    judged(
      { after: weight(4) },
      { promised: [other(7)], budgets: [budget(10, { isVisible })] },
    )[0].problem?.message;
  expect(words(true)).toContain('can cost EUR 7.00, and this one EUR 4.00');
  expect(words(false)).not.toMatch(/\d\.\d\d/);
});
