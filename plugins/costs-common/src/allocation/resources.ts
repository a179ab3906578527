/** What a server is split over, in the order of every table. */
export const NODE_RESOURCES = ['cpu', 'memory', 'gpu'] as const;

/** What has a capacity that is used or idle. */
export const RESOURCES = [...NODE_RESOURCES, 'storage'] as const;

/** A resource with a capacity. */
export type Resource = (typeof RESOURCES)[number];

/** Micro-units of currency per resource. */
export type MicrosByResource = Record<Resource, number>;

/** Amounts of each resource, averaged over an hour. Whole numbers, so that sums are exact. */
export interface ResourceAmounts {
  cpuMillicores: number;
  memoryBytes: number;
  /** Thousandths of a GPU. */
  gpuMillis: number;
  storageBytes: number;
}

/** Nothing of anything. */
export const NO_AMOUNTS: ResourceAmounts = {
  cpuMillicores: 0,
  memoryBytes: 0,
  gpuMillis: 0,
  storageBytes: 0,
};

/** The amount of one resource. */
export function amountOf(amounts: ResourceAmounts, resource: Resource): number {
  switch (resource) {
    case 'cpu':
      return amounts.cpuMillicores;
    case 'memory':
      return amounts.memoryBytes;
    case 'gpu':
      return amounts.gpuMillis;
    default:
      return amounts.storageBytes;
  }
}

/** A record with a value for every resource. */
export function byResource(
  value: (resource: Resource) => number,
): MicrosByResource {
  return {
    cpu: value('cpu'),
    memory: value('memory'),
    gpu: value('gpu'),
    storage: value('storage'),
  };
}

/** The micro-units of all resources together. */
export function totalOf(micros: MicrosByResource): number {
  return RESOURCES.reduce((sum, resource) => sum + micros[resource], 0);
}
