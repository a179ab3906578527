import { initialsOf } from './initialsOf';

describe('initialsOf', () => {
  it.each([
    ['Ingrid Berg', 'IB'],
    ['ingrid.berg', 'IB'],
    ['Åse Marie Øverland', 'ÅØ'],
    ['nora', 'N'],
    ['', ''],
  ])('%s is %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
