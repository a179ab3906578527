import { matchesSelector } from './matchesSelector.ts';

it.each([
  ['', true],
  ['app=web', true],
  ['app==web,tier!=db', true],
  ['app', true],
  ['app=api', false],
  ['app!=web', false],
  ['missing', false],
])('%j on app=web is %s', (selector, expected) =>
  expect(matchesSelector({ app: 'web' }, selector)).toBe(expected),
);
