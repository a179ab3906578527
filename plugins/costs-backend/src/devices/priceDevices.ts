import { DeviceRule, gpuMillisOfOne } from './deviceRules';
import { PodDevices } from './openDevices';

/** Names shown in a notice; the rest are counted. */
const NAMED = 3;
const NAME_LENGTH = 100;

/** Devices as thousandths of a GPU, and what is not priced. */
export interface PricedDevices {
  gpuMillis: number;
  /** Devices that no rule gives a price. */
  unpriced: string[];
  /** Devices that are asked for beyond what the node has. */
  absent: string[];
}

/** What a pod's devices count for: as many as its node has of each, because a pod cannot have had more. */
export function priceDevices(
  devices: ReadonlyMap<string, number>,
  available: ReadonlyMap<string, number>,
  rules: readonly DeviceRule[],
): PricedDevices {
  const result: PricedDevices = { gpuMillis: 0, unpriced: [], absent: [] };
  for (const [resource, count] of devices) {
    const there = available.get(resource) ?? 0;
    const each = gpuMillisOfOne(resource, rules);
    if (count > there) {
      result.absent.push(resource);
    }
    if (each === undefined && there > 0) {
      result.unpriced.push(resource);
    }
    result.gpuMillis += Math.min(count, there) * (each ?? 0);
  }
  return { ...result, gpuMillis: Math.round(result.gpuMillis) };
}

/** What is set aside of a cluster's devices, for people. Without names of pods: whoever sees the cluster's costs reads it. */
export function deviceNotices(
  pods: readonly Pick<PodDevices, 'hasClaims' | 'impossible'>[],
  priced: readonly PricedDevices[],
): string[] {
  const absent = new Set([
    ...pods.flatMap(one => one.impossible),
    ...priced.flatMap(one => one.absent),
  ]);
  const unpriced = new Set(priced.flatMap(one => one.unpriced));
  const claims = pods.filter(({ hasClaims }) => hasClaims).length;
  return [
    ...(absent.size > 0
      ? [
          `Pods ask for more of ${names(
            absent,
          )} than their nodes have; what is not there is set aside and costs nothing.`,
        ]
      : []),
    ...(unpriced.size > 0
      ? [
          `No price is configured for ${names(
            unpriced,
          )}, so using it costs nothing; set it under costs.devices.`,
        ]
      : []),
    ...(claims > 0
      ? [
          `${claims} pods have devices through resource claims, which are not priced; the servers they are in are.`,
        ]
      : []),
  ];
}

function names(resources: ReadonlySet<string>): string {
  const shown = [...resources]
    .sort()
    .slice(0, NAMED)
    .map(name => name.slice(0, NAME_LENGTH));
  const more = resources.size - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
