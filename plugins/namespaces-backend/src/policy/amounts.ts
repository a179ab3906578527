import {
  cpuMillicores,
  formatCpuCores,
  formatMemoryBytes,
  parseQuantity,
} from '@dugnad/plugin-clusters-common';
import {
  Quota,
  Resource,
  Unit,
  resourceSchema,
} from '@dugnad/plugin-namespaces-common';

/** A quota in numbers: CPU in thousandths of a core, memory and storage in bytes, pods one by one. */
export type Amounts = Record<Resource, number>;

/** What quotas count. */
export const RESOURCES = resourceSchema.options;

/** Unit of each resource's number. */
export const UNITS: Record<Resource | 'claims', Unit> = {
  cpu: 'millicores',
  memory: 'bytes',
  storage: 'bytes',
  pods: 'count',
  claims: 'count',
};

/** A quota in numbers. Throws `InputError` where a quantity is none. */
export function amountsOf({ cpu, memory, storage, pods }: Quota): Amounts {
  return {
    cpu: cpuMillicores(parseQuantity(cpu)),
    memory: Math.ceil(parseQuantity(memory)),
    storage: Math.ceil(parseQuantity(storage)),
    pods,
  };
}

/** A number of a resource for people, in English: `1.5 CPU`, `4 GiB memory`, `20 pods`. */
export function inWords(resource: Resource | 'claims', amount: number): string {
  switch (resource) {
    case 'cpu':
      return `${formatCpuCores(amount / 1_000, 'en')} CPU`;
    case 'memory':
    case 'storage':
      return `${formatMemoryBytes(amount, 'en')} ${resource}`;
    case 'pods':
      return `${amount} pods`;
    default:
      return `${amount} namespaces`;
  }
}
