import { createHash } from 'node:crypto';

const MAX_LENGTH = 63;
const HASH_LENGTH = 8;

/**
 * The catalog name of a cluster. Names the catalog accepts stay as they are; of any other, what is not allowed becomes
 * `-` and a short hash is added, so that two clusters never end up with one name.
 * Source of the rule: `isValidObjectName` of the catalog model (1–63 of `[a-zA-Z0-9]`, with `-_.` between).
 */
export function entityName(cluster: string): string {
  if (isEntityName(cluster)) return cluster;
  const hash = createHash('sha256')
    .update(cluster)
    .digest('hex')
    .slice(0, HASH_LENGTH);
  const readable = cluster
    .replace(/[^a-zA-Z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, MAX_LENGTH - HASH_LENGTH - 1)
    .replace(/-+$/, '');
  return readable ? `${readable}-${hash}` : `cluster-${hash}`;
}

function isEntityName(name: string): boolean {
  return (
    name.length <= MAX_LENGTH && /^[a-zA-Z0-9]+([-_.][a-zA-Z0-9]+)*$/.test(name)
  );
}
