import { changesOf } from './changesOf';

describe('changesOf', () => {
  it('lists the fields that differ', () => {
    expect(
      changesOf({
        before: { cpu: '1', same: true, gone: 'x', none: null },
        after: { cpu: '2', same: true, made: { a: 1 } },
      }),
    ).toEqual([
      { field: 'cpu', before: '1', after: '2' },
      { field: 'gone', before: 'x', after: undefined },
      { field: 'made', before: undefined, after: { a: 1 } },
    ]);
  });

  it('compares nothing with nothing', () => {
    expect(changesOf({ after: { cpu: '2' } })).toEqual([]);
  });
});
