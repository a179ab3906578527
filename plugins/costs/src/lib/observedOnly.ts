import { OrganisationMonth } from '@dugnad/plugin-costs-common';

/**
 * The month without what was not observed, for pictures: what is left is what is known of who uses it. Charges are paid for
 * all of the time, so the flow begins at the clusters. The sums of the month stay as they are.
 */
export function observedOnly(month: OrganisationMonth): OrganisationMonth {
  const { flow, days, clusters } = month;
  const types = new Map(flow.nodes.map(({ id, type }) => [id, type]));
  const names = new Map(flow.nodes.map(({ id, name }) => [id, name]));
  const noNode = new Map(
    clusters.map(({ cluster, totals }) => [
      cluster,
      totals.unallocatedNoNodeMicros,
    ]),
  );
  const links = flow.links
    .filter(({ target }) => types.get(target) !== 'cluster')
    .map(link =>
      types.get(link.target) === 'unallocated'
        ? { ...link, micros: noNode.get(names.get(link.source) ?? '') ?? 0 }
        : link,
    )
    .filter(({ micros }) => micros !== 0);
  const used = new Set(links.flatMap(({ source, target }) => [source, target]));
  return {
    ...month,
    flow: { nodes: flow.nodes.filter(({ id }) => used.has(id)), links },
    days: days.map(day => ({
      ...day,
      totals: { ...day.totals, unallocatedGapMicros: 0 },
    })),
  };
}

/** Whether most of the month so far was not observed though something was: the pictures would show little else. */
export function isMostlyGap({
  totals,
}: Pick<OrganisationMonth, 'totals'>): boolean {
  const { unallocatedGapMicros, billMicros } = totals;
  return (
    unallocatedGapMicros < billMicros && 2 * unallocatedGapMicros > billMicros
  );
}
