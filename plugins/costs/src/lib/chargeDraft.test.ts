import { ChargeDraft, chargeOf } from './chargeDraft';

const draft: ChargeDraft = {
  cluster: 'oslo',
  name: 'Servers',
  kind: 'server',
  amount: '49,90',
  period: 'month',
  lifetimeMonths: '',
  hours: '',
  rate: '',
  validFrom: '2026-02-01',
  validTo: '',
};

it('reads a charge as it is typed', () => {
  expect(chargeOf(draft)).toEqual({
    cluster: 'oslo',
    name: 'Servers',
    kind: 'server',
    amountMicros: 49_900_000,
    period: 'month',
    validFrom: '2026-02-01',
  });
});

it('multiplies hours and rate of people', () => {
  const people = {
    ...draft,
    kind: 'people',
    hours: '12',
    rate: '85.5',
  } as const;
  expect(chargeOf(people)).toMatchObject({
    amountMicros: 1_026_000_000,
    people: { hoursPerPeriod: 12, rateMicrosPerHour: 85_500_000 },
  });
});

it.each<[string, Partial<ChargeDraft>]>([
  ['a name', { name: ' ' }],
  ['an amount', { amount: 'much' }],
  ['hours of people', { kind: 'people', rate: '80' }],
  ['a lifetime of what comes once', { period: 'once' }],
  ['a last day after the first', { validTo: '2026-01-31' }],
])('waits for %s', (_what, change) => {
  expect(chargeOf({ ...draft, ...change })).toBeUndefined();
});
