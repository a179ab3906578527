/** A container as it is and as it was observed. Absent amounts are not set, or not known. */
export interface ObservedContainer {
  name: string;
  requestCpuMillicores?: number;
  requestMemoryBytes?: number;
  /** Highest observed use of any one pod. */
  peakCpuMillicores?: number;
  peakMemoryBytes?: number;
}

/** How much room to leave above the peak, in percent, and the least to recommend. */
export interface HeadroomRules {
  cpuHeadroomPercent: number;
  memoryHeadroomPercent: number;
  minimumCpuMillicores: number;
  minimumMemoryBytes: number;
}

/** Memory cannot be throttled, so it gets more room. */
export const DEFAULT_HEADROOM: HeadroomRules = {
  cpuHeadroomPercent: 20,
  memoryHeadroomPercent: 30,
  minimumCpuMillicores: 10,
  minimumMemoryBytes: 32 * 2 ** 20,
};

/** Requests to set on a container; absent where there is nothing to say. */
export interface RecommendedRequests {
  name: string;
  cpuMillicores?: number;
  memoryBytes?: number;
}

const MIB = 2 ** 20;

/** Requests are worth changing from this difference on, in percent. */
const WORTH_PERCENT = 10;

/**
 * The requests that fit what a container was seen to use: peak + headroom, rounded up to 5 millicores and 8 MiB, and no less than
 * the minimum. Undefined where both are within a tenth of what is set, or nothing was observed.
 */
export function recommendRequests(
  container: ObservedContainer,
  rules: HeadroomRules = DEFAULT_HEADROOM,
): RecommendedRequests | undefined {
  const cpuMillicores = worth(
    container.requestCpuMillicores,
    target(container.peakCpuMillicores, rules.cpuHeadroomPercent, 5),
    rules.minimumCpuMillicores,
  );
  const memoryBytes = worth(
    container.requestMemoryBytes,
    target(container.peakMemoryBytes, rules.memoryHeadroomPercent, 8 * MIB),
    rules.minimumMemoryBytes,
  );
  return cpuMillicores === undefined && memoryBytes === undefined
    ? undefined
    : { name: container.name, cpuMillicores, memoryBytes };
}

function target(
  peak: number | undefined,
  headroomPercent: number,
  step: number,
): number | undefined {
  return peak === undefined
    ? undefined
    : Math.ceil((peak * (100 + headroomPercent)) / 100 / step) * step;
}

function worth(
  current: number | undefined,
  wanted: number | undefined,
  minimum: number,
): number | undefined {
  if (wanted === undefined) {
    return undefined;
  }
  const value = Math.max(wanted, minimum);
  const isClose =
    current !== undefined &&
    Math.abs(value - current) * 100 <= current * WORTH_PERCENT;
  return isClose ? undefined : value;
}
