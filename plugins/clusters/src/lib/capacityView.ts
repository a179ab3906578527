/** Amounts of one resource, in any one unit; null is unknown. */
export interface CapacityAmounts {
  requested: number | null;
  promised: number | null;
  allocatable: number | null;
}

/** Where the parts of a capacity bar end, from 0 to 100. */
export interface CapacityView {
  requestedPercent: number | null;
  promisedPercent: number | null;
  /** Below 100 when more is requested or promised than there is: the bar then reaches past what can be used. */
  allocatablePercent: number;
  overpromised: boolean;
  /** Pods that wait for room count too, so this is what a full cluster looks like. */
  overrequested: boolean;
}

/** How to draw a capacity bar; undefined where what can be used is unknown or nothing. */
export function capacityView(
  amounts: CapacityAmounts,
): CapacityView | undefined {
  const { requested, promised, allocatable } = amounts;
  if (!allocatable) return undefined;
  const scale = Math.max(allocatable, requested ?? 0, promised ?? 0);
  const percent = (amount: number | null) =>
    amount === null ? null : (amount / scale) * 100;
  return {
    requestedPercent: percent(requested),
    promisedPercent: percent(promised),
    allocatablePercent: (allocatable / scale) * 100,
    overpromised: (promised ?? 0) > allocatable,
    overrequested: (requested ?? 0) > allocatable,
  };
}
