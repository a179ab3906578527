/**
 * Whether a list's resourceVersion lies before one seen earlier: the API server lost history, for example because etcd was
 * restored from a backup, and would keep a watch from `seen` silent. Versions that are not numbers cannot be compared.
 */
export function isOlder(listed: string, seen: string): boolean {
  const numeric = /^\d{1,20}$/;
  return numeric.test(listed) && numeric.test(seen)
    ? BigInt(listed) < BigInt(seen)
    : false;
}
