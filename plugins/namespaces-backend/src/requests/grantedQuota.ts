/** A size or a quota, of which the later one stated counts: granting a size takes an asked-for quota back, and the other way round. */
export function grantedQuota(
  asked: { size?: unknown; quota?: unknown },
  granted: { size?: unknown; quota?: unknown },
): { size?: unknown; quota?: unknown } {
  if (granted.quota !== undefined) {
    return { quota: granted.quota };
  }
  if (granted.size !== undefined) {
    return { size: granted.size };
  }
  return asked.quota === undefined
    ? { size: asked.size }
    : { quota: asked.quota };
}
