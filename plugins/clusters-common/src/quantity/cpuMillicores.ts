/**
 * Whole millicores of an amount of CPU in cores, rounded up as Kubernetes does when it stores a request
 * (`Quantity.MilliValue`). Sums of whole millicores are exact, sums of cores are not.
 */
export function cpuMillicores(cpuCores: number): number {
  // The digits past the micro-core are noise of the double, and must not be rounded up to a whole millicore.
  return Math.ceil(Number((cpuCores * 1000).toFixed(3)));
}
