/** One resource of one workload over a window. */
export interface EfficiencyInput {
  /** Micro-units it cost. */
  costMicros: number;
  /** Average of what was paid for: max(request, usage). Same unit as `used`. */
  charged: number;
  /** Average usage; undefined without a usage source. */
  used: number | undefined;
}

/** How much of what was paid for was used. */
export interface Efficiency {
  /** 0 to 1; undefined where usage is not known or nothing was paid for. */
  ratio: number | undefined;
  /** Micro-units paid for what was not used; never negative. Undefined where usage is not known. */
  wasteMicros: number | undefined;
}

/** Usage ÷ what was paid for, and the cost of the rest. What is paid for is never less than usage, so waste is never negative. */
export function efficiency(input: EfficiencyInput): Efficiency {
  const { costMicros, charged, used } = input;
  if (used === undefined) {
    return { ratio: undefined, wasteMicros: undefined };
  }
  if (charged <= 0) {
    return { ratio: undefined, wasteMicros: 0 };
  }
  const ratio = Math.min(1, Math.max(0, used / charged));
  return {
    ratio,
    wasteMicros: Math.max(0, Math.round(costMicros * (1 - ratio))),
  };
}
