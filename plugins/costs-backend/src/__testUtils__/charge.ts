import { Charge } from '@dugnad/plugin-costs-common';

/** A server of 100.00 a month in oslo, or what is said otherwise. */
export function charge(over: Partial<Charge> = {}): Charge {
  return {
    id: 'server',
    origin: 'config',
    cluster: 'oslo',
    name: 'Server',
    kind: 'server',
    amountMicros: 100_000_000,
    period: 'month',
    validFrom: '2026-01-01',
    ...over,
  };
}
