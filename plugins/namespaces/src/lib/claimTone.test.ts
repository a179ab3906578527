import { claimTone } from './claimTone';

describe('claimTone', () => {
  it('never shows the last green of a cluster that does not answer', () => {
    expect(
      claimTone({ state: 'ready', unknownSince: '2026-01-01T00:00:00Z' }),
    ).toBe('unknown');
  });

  it.each([
    ['ready', 'positive'],
    ['provisioning', 'busy'],
    ['partial', 'negative'],
    ['waiting', 'warning'],
  ] as const)('%s is %s', (state, tone) =>
    expect(claimTone({ state })).toBe(tone),
  );
});
