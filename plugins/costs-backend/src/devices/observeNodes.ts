import { HourNode } from '@dugnad/plugin-costs-common';
import { CostCollections } from '../collections/openCollections';
import { DeviceRule } from './deviceRules';
import { DeviceCollections } from './openDevices';
import { priceDevices } from './priceDevices';

/** The nodes of a cluster as they are now, their devices as thousandths of a GPU. */
export function observeNodes(
  { nodes }: Pick<CostCollections, 'nodes'>,
  { nodeDevices }: Pick<DeviceCollections, 'nodeDevices'>,
  rules: readonly DeviceRule[],
  cluster: string,
): HourNode[] {
  return nodes.all(cluster).map(({ name, value }) => {
    const devices = nodeDevices.get(cluster, name)?.value ?? new Map();
    const { gpuMillis } = priceDevices(devices, devices, rules);
    return { name, ...value, gpuMillis };
  });
}
