import { parseQuantity } from '@dugnad/plugin-clusters-common';

/** No server holds as many of anything. Keeps sums whole whatever somebody writes. */
const MOST = 1_000_000;

/**
 * Whether a resource is a device or another extended resource: it has a domain, and not one of Kubernetes' own.
 * Source: `IsExtendedResourceName` in `k8s.io/component-helpers/resource`.
 */
export function isDevice(resource: string): boolean {
  return (
    resource.includes('/') &&
    !/(^|\.)kubernetes\.io\//.test(resource) &&
    !resource.startsWith('requests.')
  );
}

/** How many of each device a list of resources names; none are left out, so a pod without devices has no entries. */
export function devicesIn(
  resources: Readonly<Record<string, string | number>>,
): Map<string, number> {
  const devices = new Map<string, number>();
  for (const [resource, quantity] of Object.entries(resources)) {
    const count = isDevice(resource) ? countOf(quantity) : 0;
    if (count > 0) {
      devices.set(resource, count);
    }
  }
  return devices;
}

function countOf(quantity: string | number): number {
  try {
    const count = parseQuantity(quantity);
    return count > 0 ? Math.min(Math.ceil(count), MOST) : 0;
  } catch {
    // The API server stores only quantities, so what is none came from nobody who runs anything
    return 0;
  }
}
