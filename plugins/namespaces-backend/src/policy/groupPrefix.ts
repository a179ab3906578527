import { parseEntityRef } from '@backstage/catalog-model';

/** The prefix of a group's namespaces: its name as a DNS label, and a dash. */
export function groupPrefix(groupRef: string): string {
  const label = parseEntityRef(groupRef)
    .name.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${label}-`;
}
