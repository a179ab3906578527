import { retryAfterSecondsOf, warningsOf } from './answerHeaders';

const now = Date.parse('2026-11-29T10:00:00Z');

it.each<[string | string[] | undefined, number | undefined]>([
  ['7', 7],
  [' 0 ', 0],
  [['3', '9'], 3],
  ['Sun, 29 Nov 2026 10:00:05 GMT', 5],
  ['Sun, 29 Nov 2026 09:00:00 GMT', 0],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('reads Retry-After %j', (value, expected) => {
  expect(retryAfterSecondsOf({ 'retry-after': value }, now)).toBe(expected);
});

it.each<[string | string[] | undefined, string[]]>([
  [undefined, []],
  ['299 - "policy/v1beta1 is deprecated"', ['policy/v1beta1 is deprecated']],
  ['299 - "one, two", 299 - "three"', ['one, two', 'three']],
  [
    ['299 - "a"', '299 - "b"', '299 - "a"'],
    ['a', 'b'],
  ],
  ['299 - "say \\"no\\" and \\\\"', ['say "no" and \\']],
  ['299 api "x" "Sun, 29 Nov 2026 10:00:05 GMT"', ['x']],
  ['110 - "stale"', []],
  ['299 - unquoted', []],
  [`299 - "${'x'.repeat(2_000)}"`, ['x'.repeat(500)]],
])('reads the Warning header %.60j', (value, expected) => {
  expect(warningsOf({ warning: value })).toEqual(expected);
});
