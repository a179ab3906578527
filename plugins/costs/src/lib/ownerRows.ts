import { OrganisationMonth } from '@dugnad/plugin-costs-common';

/** One owner over all clusters. */
export interface OwnerRow {
  /** Null for what nobody owns. */
  ownerRef: string | null;
  clusters: string[];
  /** Micro-units. */
  totalMicros: number;
  mayOpen: boolean;
}

/** Owners with their clusters added up, the largest first. */
export function ownerRows(owners: OrganisationMonth['owners']): OwnerRow[] {
  const rows = new Map<string | null, OwnerRow>();
  for (const { ownerRef, cluster, cost, mayOpen } of owners) {
    const row = rows.get(ownerRef);
    rows.set(ownerRef, {
      ownerRef,
      clusters: [...(row?.clusters ?? []), cluster].sort(),
      totalMicros: (row?.totalMicros ?? 0) + cost.totalMicros,
      mayOpen,
    });
  }
  return [...rows.values()].sort((a, b) => b.totalMicros - a.totalMicros);
}
