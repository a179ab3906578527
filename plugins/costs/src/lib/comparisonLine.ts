/** Items of a comparison that have words. */
const ITEMS = [
  'server',
  'storage',
  'network',
  'licence',
  'people',
  'other',
  'direct',
  'idleShare',
  'sharedShare',
  'instances',
  'controlPlane',
  'natGateway',
  'natTraffic',
  'egress',
] as const;

/** Units of a comparison that have words. */
const UNITS = [
  'charges',
  'hours',
  'instance-hours',
  'GiB-months',
  'month',
  'GB',
] as const;

/** Key of the words for an item and for its unit; undefined for one that a newer backend knows. */
export function comparisonLine(line: { item: string; unit: string }) {
  return {
    item: ITEMS.find(one => one === line.item),
    unit: UNITS.find(one => one === line.unit),
  };
}
