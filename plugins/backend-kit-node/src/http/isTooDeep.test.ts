import { isTooDeep } from './isTooDeep';

const nested = (depth: number): unknown =>
  JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);

it.each([
  ['a word', 'word', false],
  ['nothing', null, false],
  ['an ordinary object', { spec: { containers: [{ name: 'web' }] } }, false],
  ['100 levels', nested(100), false],
  ['101 levels', nested(101), true],
  ['more than a stack holds', nested(5_000), true],
])('judges %s', (_, json, expected) => {
  expect(isTooDeep(json)).toBe(expected);
});
