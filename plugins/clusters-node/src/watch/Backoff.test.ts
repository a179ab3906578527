import { Backoff } from './Backoff';

it('doubles up to the longest pause and starts over after a reset', () => {
  const backoff = new Backoff({ minMs: 1_000, maxMs: 30_000, random: () => 0 });
  const pauses = Array.from({ length: 7 }, () => backoff.next());
  expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  backoff.reset();
  expect(backoff.next()).toBe(1_000);
});

it('shortens each pause by up to half', () => {
  const backoff = new Backoff({ minMs: 1_000, maxMs: 30_000, random: () => 1 });
  expect([backoff.next(), backoff.next()]).toEqual([500, 1_000]);
});
