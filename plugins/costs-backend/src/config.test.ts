import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { billOfMonth } from '@dugnad/plugin-costs-common';
import { parse } from 'yaml';
import { readCostsConfig } from './config';

const read = (costs?: object) =>
  readCostsConfig(mockServices.rootConfig({ data: costs ? { costs } : {} }));
const server = {
  cluster: 'oslo',
  name: 'Server',
  kind: 'server',
  amount: '49.90',
  validFrom: '2026-01-01',
};

describe('readCostsConfig', () => {
  it('has defaults for everything but the bill', () => {
    expect(read()).toMatchObject({
      currency: 'EUR',
      charges: [],
      intervalMs: 60_000,
      usage: [],
    });
    expect(read().priceList.providers.map(({ id }) => id)).toEqual([
      'aws',
      'azure',
      'google',
    ]);
  });

  it('reads amounts exactly, and people as hours × rate', () => {
    const people = {
      ...server,
      name: 'Ops',
      kind: 'people',
      hours: 6,
      rate: '78.5',
    };
    const { charges } = read({
      charges: [server, { ...people, amount: undefined }],
    });
    expect(charges.map(one => one.amountMicros)).toEqual([
      49_900_000, 471_000_000,
    ]);
  });

  it('finds six servers and twelve hours of people on the bill of the demo', () => {
    const file = join(__dirname, '../../../app-config.yaml');
    const { costs } = parse(readFileSync(file, 'utf8'));
    const { charges } = read(costs);
    expect(charges.filter(({ kind }) => kind === 'server')).toHaveLength(6);
    const hours = charges.map(({ people }) => people?.hoursPerPeriod ?? 0);
    expect(hours.reduce((a, b) => a + b)).toBe(12);
    const invoice = charges.map(one => billOfMonth(one, '2026-11'));
    expect(invoice.reduce((a, b) => a + b)).toBe(1_660_600_000);
  });

  it.each([
    ['currency', { currency: 'euro' }, 'costs.currency'],
    ['time zone', { timeZone: 'Oslo' }, 'costs.timeZone'],
    [
      'charge',
      { charges: [{ ...server, validFrom: 'soon' }] },
      'costs.charges[0]',
    ],
    [
      'kind',
      { charges: [{ ...server, kind: 'magic' }] },
      'costs.charges[0]: kind',
    ],
    ['twin', { charges: [server, server] }, 'give one an id'],
    [
      'usage type',
      { usage: [{ cluster: 'a', type: 'x' }] },
      'costs.usage[0].type',
    ],
    [
      'usage address',
      { usage: [{ cluster: 'a', type: 'prometheus', url: 'file:///etc' }] },
      'costs.usage[0].url',
    ],
    [
      'price list',
      { comparison: { priceListFile: '/does/not/exist' } },
      'costs.comparison.priceListFile',
    ],
    ['interval', { sampling: { interval: '10ms' } }, 'costs.sampling.interval'],
  ])('names a wrong %s', (_name, costs, key) => {
    expect(() => read(costs)).toThrow(key);
  });
});
