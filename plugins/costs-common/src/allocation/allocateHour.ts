import { apportion } from '../money/apportion';
import { assertTotals } from './assertTotals';
import { capacityPools } from './capacityPools';
import { HourAllocation, HourConsumer, HourInput } from './hour';
import { observedPart } from './observedPart';
import {
  MicrosByResource,
  RESOURCES,
  Resource,
  amountOf,
  byResource,
  totalOf,
} from './resources';

/**
 * Divides one hour of one cluster. Per resource, the price of the whole capacity is split over what each consumer had (the
 * larger of request and usage) and what nobody had (idle). Rates are the cluster's average, not each node's as in OpenCost:
 * the scheduler picks the node, not the team, so a restart on a dearer server must not change anybody's bill. Where consumers
 * had more than the capacity there is no idle, and they share the price in proportion.
 *
 * Money in micro-units; CPU in millicores, GPUs in thousandths, memory and storage in bytes. Throws `RangeError` where the
 * parts would not add up to the bill.
 */
export function allocateHour(input: HourInput): HourAllocation {
  const { billedSeconds, observedSeconds, nodes, basePrices } = input;
  const part = observedPart(input.charges, billedSeconds, observedSeconds);
  const { pools, sharedMicros, noNodeMicros } = capacityPools(
    part.charges,
    nodes,
    basePrices,
  );
  const consumers = [...input.consumers].sort(byKey);
  const divided = divideCapacity(input, pools, consumers);
  const systemMicros = sumWhere(consumers, divided.direct, true);
  const shares = shareOut(
    consumers,
    divided,
    sharedMicros + systemMicros,
    input.hourMs,
  );
  const totals = {
    billMicros: part.billMicros,
    allocatedMicros: sumWhere(consumers, divided.direct, false),
    idle: divided.idle,
    sharedMicros: sharedMicros + systemMicros,
    unallocatedNoNodeMicros: noNodeMicros,
    unallocatedGapMicros: part.gapMicros,
  };
  assertTotals(totals);
  return {
    totals,
    consumers: consumers.map(({ key, isShared }, i) => ({
      key,
      isShared,
      direct: divided.direct[i],
      idleShareMicros: shares.idle[i],
      sharedShareMicros: shares.shared[i],
    })),
  };
}

/** The capacity of a resource; for storage what the charges say they buy. */
function capacityOf({ nodes, charges }: HourInput, resource: Resource): number {
  const sum = (amounts: number[]) => amounts.reduce((a, b) => a + b, 0);
  switch (resource) {
    case 'cpu':
      return sum(nodes.map(node => node.cpuMillicores));
    case 'memory':
      return sum(nodes.map(node => node.memoryBytes));
    case 'gpu':
      return sum(nodes.map(node => node.gpuMillis));
    default:
      return sum(charges.map(({ charge }) => storageOf(charge)));
  }
}

function storageOf(charge: { kind: string; capacityBytes?: number }): number {
  return charge.kind === 'storage' ? charge.capacityBytes ?? 0 : 0;
}

interface Divided {
  direct: MicrosByResource[];
  idle: MicrosByResource;
}

function divideCapacity(
  input: HourInput,
  pools: MicrosByResource,
  consumers: HourConsumer[],
): Divided {
  const direct = consumers.map(() => byResource(() => 0));
  const idle = byResource(resource => {
    const amounts = consumers.map(one => amountOf(one, resource));
    const used = amounts.reduce((a, b) => a + b, 0);
    const unused = Math.max(0, capacityOf(input, resource) - used);
    const parts = apportion(
      pools[resource],
      [...amounts, unused],
      turn(input.hourMs),
    );
    amounts.forEach((_, i) => {
      direct[i][resource] = parts[i];
    });
    return parts[amounts.length];
  });
  return { direct, idle };
}

/** Idle and shared cost over those that are not shared themselves, by weights that hold neither. */
function shareOut(
  consumers: HourConsumer[],
  { direct, idle }: Divided,
  sharedMicros: number,
  hourMs: number,
) {
  const over = (micros: number, weight: (one: MicrosByResource) => number) => {
    const weights = consumers.map(({ isShared }, i) =>
      isShared ? 0 : Math.max(0, weight(direct[i])),
    );
    // With nobody to take it, it stays what it is
    return weights.some(one => one > 0)
      ? apportion(micros, weights, turn(hourMs))
      : weights;
  };
  const idleShares = RESOURCES.map(resource =>
    over(idle[resource], one => one[resource]),
  );
  return {
    idle: consumers.map((_, i) =>
      idleShares.reduce((sum, shares) => sum + shares[i], 0),
    ),
    shared: over(sharedMicros, totalOf),
  };
}

function sumWhere(
  consumers: HourConsumer[],
  direct: MicrosByResource[],
  isShared: boolean,
): number {
  return consumers.reduce(
    (sum, one, i) =>
      one.isShared === isShared ? sum + totalOf(direct[i]) : sum,
    0,
  );
}

function byKey(a: HourConsumer, b: HourConsumer): number {
  if (a.key === b.key) {
    return 0;
  }
  return a.key < b.key ? -1 : 1;
}

/** Counts hours, so that ties favour another one each hour. */
function turn(hourMs: number): number {
  return Math.floor(hourMs / 3_600_000);
}
