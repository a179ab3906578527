import { greetingOf } from './greetingOf';

describe('greetingOf', () => {
  it.each([
    [4, 'evening'],
    [5, 'morning'],
    [9, 'morning'],
    [10, 'day'],
    [17, 'day'],
    [18, 'evening'],
    [23, 'evening'],
  ] as const)('at %s it is %s', (hour, greeting) => {
    expect(greetingOf(hour)).toBe(greeting);
  });
});
