import { refusedRetryMs } from './refusedRetryMs';

const MINUTE_MS = 60_000;
const since = '2026-11-29T10:00:00.000Z';
const after = (ms: number) => new Date(Date.parse(since) + ms);

it.each([
  ['was refused just now', undefined, 0, 5],
  ['was refused in this pass', since, 0, 5],
  ['was tried again early, by hand', since, 1, 5],
  ['is refused for 40 minutes', since, 40, 40],
  ['is refused for 5 hours', since, 300, 300],
  ['is refused for a month', since, 43_200, 360],
  ['is refused since a time ahead, by another clock', since, -60, 5],
])('waits for what %s', (_name, from, minutes, expected) => {
  expect(refusedRetryMs(from, after(minutes * MINUTE_MS)) / MINUTE_MS).toBe(
    expected,
  );
});

it('doubles the time from one attempt to the next, up to six hours', () => {
  const waits: number[] = [];
  let elapsedMs = 0;
  while (waits.length < 10) {
    const waitMs = refusedRetryMs(since, after(elapsedMs));
    waits.push(waitMs / MINUTE_MS);
    elapsedMs += waitMs;
  }
  expect(waits).toEqual([5, 5, 10, 20, 40, 80, 160, 320, 360, 360]);
});
