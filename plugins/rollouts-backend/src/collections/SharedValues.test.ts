import { SharedValues } from './SharedValues';

describe('SharedValues', () => {
  it('keeps one frozen copy of equal values', () => {
    const values = new SharedValues();
    const one = values.share({ running: {} });
    expect(values.share({ running: {} })).toBe(one);
    expect(Object.isFrozen(one)).toBe(true);
  });

  it('keeps no copy of what is long, which would fill the memory', () => {
    const values = new SharedValues();
    const long = { message: 'x'.repeat(10_000) };
    expect(values.share(long)).toBe(long);
    expect(values.share({ ...long })).not.toBe(long);
    expect(Object.isFrozen(long)).toBe(false);
  });
});
