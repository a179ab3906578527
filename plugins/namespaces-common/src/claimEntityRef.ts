const NAME_MAX = 63;
const HASH_LENGTH = 8;

/**
 * Catalog entity of a claim's namespace: `resource:default/<name>.<cluster>`, shortened with a hash where that would be
 * longer than entity names may be.
 */
export function claimEntityRef(claim: {
  name: string;
  cluster: string;
}): string {
  return `resource:default/${claimEntityName(claim)}`;
}

/** The `metadata.name` of that entity. */
export function claimEntityName(claim: {
  name: string;
  cluster: string;
}): string {
  const full = `${claim.name}.${claim.cluster}`.replace(/[^A-Za-z0-9.-]/g, '-');
  if (full.length <= NAME_MAX) {
    return full;
  }
  const kept = full.slice(0, NAME_MAX - HASH_LENGTH - 1);
  return `${kept.replace(/[.-]+$/, '')}-${hash(full)}`;
}

/** FNV-1a, 32 bits: enough to keep shortened names apart. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const char of text) {
    // eslint-disable-next-line no-bitwise
    value = Math.imul(value ^ char.charCodeAt(0), 0x01000193) >>> 0;
  }
  return value.toString(16).padStart(HASH_LENGTH, '0');
}
