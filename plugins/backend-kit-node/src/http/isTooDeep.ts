/** Far more than any Kubernetes object needs, and far less than what exhausts the stack of whoever walks it. */
export const MAX_DEPTH = 100;

/** Whether JSON is nested so deep that walking it by recursion would fail. */
export function isTooDeep(json: unknown, maxDepth = MAX_DEPTH): boolean {
  let level = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maxDepth) {
      return true;
    }
    level = level.flatMap(value =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return false;
}
