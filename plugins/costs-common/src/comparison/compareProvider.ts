import { ProviderPrices } from './priceList';

/** What is compared: a month's allocation, and what people may adjust on the page. */
export interface ComparisonInput {
  /** Averages over the month that were requested or used. */
  cpuCores: number;
  memoryGiB: number;
  storageGiB: number;
  /** Clusters, each of which would be a managed control plane and a NAT gateway. */
  clusters: number;
  assumptions: ComparisonAssumptions;
}

/** What cannot be read from a cluster. Money in micro-units of the organisation's currency. */
export interface ComparisonAssumptions {
  egressGBPerMonth: number;
  natGBPerMonth: number;
  /** Share of an instance that workloads fill, in percent; the rest is room to schedule and the system's own. */
  packingPercent: number;
  /** Organisation's currency per unit of the price list's, in millionths: 920,000 is 0.92. */
  exchangeRateMicros: number;
  hoursPerMonth: number;
  /** Hours of people a month that remain with the provider. */
  peopleHoursPerMonth: number;
  peopleRateMicrosPerHour: number;
}

/** One line of a provider's bill, in micro-units of the organisation's currency. */
export interface ComparisonLine {
  item:
    | 'instances'
    | 'controlPlane'
    | 'natGateway'
    | 'natTraffic'
    | 'egress'
    | 'storage'
    | 'people';
  quantity: number;
  unit: string;
  micros: number;
  source?: string;
  asOf?: string;
}

/** What the allocation would cost at one provider in a month. */
export interface ProviderComparison {
  id: string;
  title: string;
  region: string;
  instance: string;
  lines: ComparisonLine[];
  totalMicros: number;
}

/** The same allocation at a provider's on-demand list prices, people's hours included. */
export function compareProvider(
  prices: ProviderPrices,
  input: ComparisonInput,
): ProviderComparison {
  const { assumptions: given, clusters } = input;
  const hours = given.hoursPerMonth;
  const line = (
    item: ComparisonLine['item'],
    quantity: number,
    unit: string,
    { priceMicros, source, asOf }: ProviderPrices['egressPerGB'],
  ): ComparisonLine => ({
    item,
    quantity,
    unit,
    micros: Math.round(
      (quantity * priceMicros * given.exchangeRateMicros) / 1_000_000,
    ),
    source,
    asOf,
  });
  const lines = [
    line(
      'instances',
      instancesFor(prices, input) * hours,
      'instance-hours',
      prices.instance,
    ),
    line('controlPlane', clusters * hours, 'hours', prices.controlPlane),
    line('natGateway', clusters * hours, 'hours', prices.natGateway),
    line('natTraffic', given.natGBPerMonth, 'GB', prices.natPerGB),
    line('egress', given.egressGBPerMonth, 'GB', prices.egressPerGB),
    line('storage', input.storageGiB, 'GiB-months', prices.storagePerGiB),
    {
      item: 'people' as const,
      quantity: given.peopleHoursPerMonth,
      unit: 'hours',
      micros: Math.round(
        given.peopleHoursPerMonth * given.peopleRateMicrosPerHour,
      ),
    },
  ];
  return {
    id: prices.id,
    title: prices.title,
    region: prices.region,
    instance: prices.instance.name,
    lines,
    totalMicros: lines.reduce((sum, { micros }) => sum + micros, 0),
  };
}

/** Whole instances that hold the allocation, filled as far as assumed. */
function instancesFor(
  { instance }: ProviderPrices,
  { cpuCores, memoryGiB, assumptions }: ComparisonInput,
): number {
  const room = Math.max(1, assumptions.packingPercent) / 100;
  return Math.ceil(
    Math.max(
      cpuCores / (instance.cpuCores * room),
      memoryGiB / (instance.memoryGiB * room),
    ),
  );
}
