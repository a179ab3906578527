/** One amount of a meter. `solid` is drawn over `striped`; `plain` is only named. */
export interface MeterPart {
  kind: 'solid' | 'striped' | 'plain';
  term: string;
  /** Undefined while it is unknown. */
  amount: number | undefined;
  /** What to write instead of `amount`, where the drawing also holds what lies before this part. */
  shown?: number;
}

/** A part as it is drawn. */
export interface MeterFill {
  kind: 'solid' | 'striped';
  percent: number;
}

/** How a meter is drawn. */
export interface MeterView {
  /** Back to front. */
  fills: MeterFill[];
  /** Where the whole ends, when some part is larger than it; else 100. */
  wholePercent: number;
  /** Some part is larger than the whole. */
  over: boolean;
}

/** How parts of a whole are drawn: what is larger than the whole makes the whole the shorter one. Undefined where the whole is unknown. */
export function meterView(
  parts: MeterPart[],
  whole: number | undefined,
): MeterView | undefined {
  if (whole === undefined) return undefined;
  const drawn = parts.flatMap(({ kind, amount }) =>
    kind !== 'plain' && amount !== undefined ? [{ kind, amount }] : [],
  );
  const scale = Math.max(whole, ...drawn.map(({ amount }) => amount));
  const percentOf = (amount: number) =>
    scale > 0 ? Math.round((amount / scale) * 1000) / 10 : 0;
  return {
    fills: drawn
      .map(({ kind, amount }) => ({ kind, percent: percentOf(amount) }))
      .sort((a, b) => order(a.kind) - order(b.kind)),
    wholePercent: scale > whole ? percentOf(whole) : 100,
    over: scale > whole,
  };
}

function order(kind: MeterFill['kind']): number {
  return kind === 'striped' ? 0 : 1;
}
