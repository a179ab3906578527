import { capacityView } from './capacityView';

describe('capacityView', () => {
  it('scales to what can be used', () => {
    expect(capacityView({ requested: 2, promised: 4, allocatable: 8 })).toEqual(
      {
        requestedPercent: 25,
        promisedPercent: 50,
        allocatablePercent: 100,
        overpromised: false,
        overrequested: false,
      },
    );
  });

  it('reaches past what can be used when more is promised', () => {
    expect(
      capacityView({ requested: 2, promised: 16, allocatable: 8 }),
    ).toEqual({
      requestedPercent: 12.5,
      promisedPercent: 100,
      allocatablePercent: 50,
      overpromised: true,
      overrequested: false,
    });
  });

  it('draws nothing for an amount that is unknown', () => {
    expect(
      capacityView({ requested: null, promised: null, allocatable: 8 }),
    ).toMatchObject({ requestedPercent: null, promisedPercent: null });
  });

  it.each([null, 0])('draws no bar where %p can be used', allocatable => {
    expect(
      capacityView({ requested: 1, promised: 1, allocatable }),
    ).toBeUndefined();
  });
});
