import {
  formatCpuCores,
  formatMemoryBytes,
  parseQuantity,
} from '@dugnad/plugin-clusters-common';
import { Resource, Unit } from '@dugnad/plugin-namespaces-common';

/** An amount for people, with its unit: `1.5 CPU`, `2 GiB`, `20`. */
export function formatAmount(
  amount: number,
  unit: Unit,
  language: string,
): string {
  switch (unit) {
    case 'millicores':
      return `${formatCpuCores(amount / 1000, language)} CPU`;
    case 'bytes':
      return formatMemoryBytes(amount, language);
    default:
      return new Intl.NumberFormat(language).format(amount);
  }
}

/** A quantity of a resource for people; one that is none stays as it is written. */
export function formatQuantity(
  quantity: string | number,
  resource: Resource,
  language: string,
): string {
  try {
    const value = parseQuantity(quantity);
    if (resource === 'cpu')
      return formatAmount(value * 1000, 'millicores', language);
    const unit = resource === 'pods' ? 'count' : 'bytes';
    return formatAmount(value, unit, language);
  } catch {
    return String(quantity);
  }
}
