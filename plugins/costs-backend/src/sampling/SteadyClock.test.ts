import { SteadyClock } from './SteadyClock';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function start() {
  const at = { wall: Date.parse('2026-03-10T10:00:00Z'), monotonic: 5_000 };
  const clock = new SteadyClock({
    wallMs: () => at.wall,
    monotonicMs: () => at.monotonic,
  });
  const run = (minutes: number) => {
    const problems: (string | undefined)[] = [];
    for (let i = 0; i < minutes; i++) {
      at.wall += MINUTE;
      at.monotonic += MINUTE;
      problems.push(clock.problem());
    }
    return problems;
  };
  return { at, clock, run };
}

it('believes a clock that runs, and one that is corrected a little', () => {
  const { at, run } = start();
  expect(run(5).every(one => one === undefined)).toBe(true);
  at.wall += 30_000;
  expect(run(5).every(one => one === undefined)).toBe(true);
});

it.each([
  ['400 days ahead', 400 * DAY, 'ahead'],
  ['400 days back', -400 * DAY, 'back'],
  ['an hour ahead', 60 * MINUTE, 'ahead'],
  ['three minutes back', -3 * MINUTE, 'back'],
])(
  'does not believe one that went %s until it ran evenly for ten minutes',
  (_name, jump, where) => {
    const { at, run } = start();
    run(3);
    at.wall += jump;
    const problems = run(12);
    expect(problems[0]).toContain(where);
    expect(problems.slice(0, 10).every(Boolean)).toBe(true);
    expect(problems[11]).toBeUndefined();
  },
);

it('begins to wait again when it jumps back', () => {
  const { at, run } = start();
  run(1);
  at.wall += 400 * DAY;
  run(9);
  at.wall -= 400 * DAY;
  const problems = run(12);
  expect(problems.slice(0, 10).every(Boolean)).toBe(true);
  expect(problems[11]).toBeUndefined();
});
