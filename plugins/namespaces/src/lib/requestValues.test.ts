import { requestValues } from './requestValues';

describe('the values of a request', () => {
  it('leave out what a change does not touch', () => {
    const values = requestValues({
      original: { size: 'small', purpose: 'Forms' },
      requested: { size: 'large', purpose: 'Forms' },
    });
    expect(values).toEqual([
      { field: 'size', original: 'small', requested: 'large', differs: false },
    ]);
  });

  it('mark what was granted otherwise, also where nobody asked for it', () => {
    const values = requestValues({
      requested: { size: 'large', purpose: 'Forms' },
      granted: { size: 'small', purpose: 'Forms', expiresAt: '2027-01-01' },
    });
    expect(values.map(({ field, differs }) => [field, differs])).toEqual([
      ['size', true],
      ['expiresAt', true],
      ['purpose', false],
    ]);
  });

  it('do not take an absent value for a change of one that is nothing', () => {
    expect(
      requestValues({ original: { expiresAt: null }, requested: {} }),
    ).toEqual([]);
  });
});
