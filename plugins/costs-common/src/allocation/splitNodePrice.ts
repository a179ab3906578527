import { z } from 'zod';
import { apportion } from '../money/apportion';

/**
 * What one unit of each resource of a server is taken to be worth relative to the others. Only the ratios matter:
 * prices per core, GiB and GPU in any one currency and unit will do. Whole numbers.
 */
export const basePricesSchema = z.object({
  perCpuCore: z.number().int().nonnegative(),
  perMemoryGiB: z.number().int().nonnegative(),
  perGpu: z.number().int().nonnegative(),
});

/** See `basePricesSchema`. */
export type BasePrices = z.infer<typeof basePricesSchema>;

/** OpenCost's defaults (0.031611, 0.004237 and 0.95 USD an hour) in millionths: a core weighs as much as 7.46 GiB. */
export const DEFAULT_BASE_PRICES: BasePrices = {
  perCpuCore: 31_611,
  perMemoryGiB: 4_237,
  perGpu: 950_000,
};

/** What a server has to offer. */
export interface NodeCapacity {
  cpuMillicores: number;
  memoryBytes: number;
  gpuMillis: number;
}

/** Micro-units of a server's price per resource. */
export interface NodePriceSplit {
  cpu: number;
  memory: number;
  gpu: number;
}

/**
 * Splits a server's price over its CPU, memory and GPUs: `memoryPrice = price / (cores · ratio + GiB)` per GiB and
 * `cpuPrice = memoryPrice · ratio` per core, with `ratio` = base price of a core ÷ base price of a GiB; GPUs likewise.
 * Source: OpenCost specification, Appendix A. The parts add up to the price to the micro-unit.
 */
export function splitNodePrice(
  priceMicros: number,
  capacity: NodeCapacity,
  basePrices: BasePrices,
): NodePriceSplit {
  const [cpu, memory, gpu] = apportion(
    priceMicros,
    nodeWeights(capacity, basePrices),
  );
  return { cpu, memory, gpu };
}

/** What a server is worth relative to others, by the same base prices; a whole number. */
export function nodeWeight(
  capacity: NodeCapacity,
  basePrices: BasePrices,
): number {
  return nodeWeights(capacity, basePrices).reduce((a, b) => a + b, 0);
}

/** Memory counts in thousandths of a GiB, as CPU does in thousandths of a core: the weights stay whole and safe. */
function nodeWeights(
  { cpuMillicores, memoryBytes, gpuMillis }: NodeCapacity,
  basePrices: BasePrices,
): [number, number, number] {
  return [
    cpuMillicores * basePrices.perCpuCore,
    Math.round((memoryBytes / 2 ** 30) * 1000) * basePrices.perMemoryGiB,
    gpuMillis * basePrices.perGpu,
  ];
}
