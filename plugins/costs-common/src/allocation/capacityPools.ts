import { HourCharge } from '../bill/billOfHour';
import { apportion } from '../money/apportion';
import { HourNode } from './hour';
import { matchesNode } from './matchesNode';
import { MicrosByResource, byResource } from './resources';
import { BasePrices, nodeWeight, splitNodePrice } from './splitNodePrice';

/** Where an hour's charges go before anybody's use is looked at. Micro-units. */
export interface CapacityPools {
  /** Price of the capacity of each resource. */
  pools: MicrosByResource;
  /** Charges without a capacity. */
  sharedMicros: number;
  /** Server charges that fit no node. */
  noNodeMicros: number;
}

/**
 * Sorts charges into the price of CPU, memory, GPUs and storage of the whole cluster, and the rest. A server charge is
 * divided over the nodes it pays for by what they are worth, and each node's part is split over its resources.
 */
export function capacityPools(
  charges: readonly HourCharge[],
  nodes: readonly HourNode[],
  basePrices: BasePrices,
): CapacityPools {
  const result: CapacityPools = {
    pools: byResource(() => 0),
    sharedMicros: 0,
    noNodeMicros: 0,
  };
  for (const { charge, micros } of charges) {
    if (charge.kind === 'server') {
      const paidFor = nodes.filter(node => matchesNode(charge, node));
      addServer(result, micros, paidFor, basePrices);
    } else if (charge.kind === 'storage') {
      result.pools.storage += micros;
    } else {
      result.sharedMicros += micros;
    }
  }
  return result;
}

function addServer(
  result: CapacityPools,
  micros: number,
  nodes: HourNode[],
  basePrices: BasePrices,
): void {
  const weights = nodes.map(node => nodeWeight(node, basePrices));
  if (weights.every(weight => weight === 0)) {
    result.noNodeMicros += micros;
    return;
  }
  apportion(micros, weights).forEach((part, i) => {
    const split = splitNodePrice(part, nodes[i], basePrices);
    result.pools.cpu += split.cpu;
    result.pools.memory += split.memory;
    result.pools.gpu += split.gpu;
  });
}
