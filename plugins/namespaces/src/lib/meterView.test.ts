import { meterView, MeterPart } from './meterView';

const part = (
  kind: MeterPart['kind'],
  amount: number | undefined,
): MeterPart => ({ kind, term: kind, amount });

describe('meterView', () => {
  it('draws stripes behind what is solid, each as its share of the whole', () => {
    const parts = [part('solid', 1), part('striped', 2), part('plain', 4)];
    expect(meterView(parts, 4)).toEqual({
      fills: [
        { kind: 'striped', percent: 50 },
        { kind: 'solid', percent: 25 },
      ],
      wholePercent: 100,
      over: false,
    });
  });

  it('marks where the whole ends when a part is larger', () => {
    expect(meterView([part('solid', 8)], 4)).toEqual({
      fills: [{ kind: 'solid', percent: 100 }],
      wholePercent: 50,
      over: true,
    });
  });

  it('draws nothing for what is unknown, and nothing at all without a whole', () => {
    expect(meterView([part('solid', undefined)], 4)?.fills).toEqual([]);
    expect(meterView([part('solid', 1)], undefined)).toBeUndefined();
  });

  it('draws an empty bar of an empty whole', () => {
    expect(meterView([part('solid', 0)], 0)?.fills).toEqual([
      { kind: 'solid', percent: 0 },
    ]);
  });
});
