import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  BasePrices,
  Calendar,
  Charge,
  ComparisonAssumptions,
  DEFAULT_BASE_PRICES,
  DEFAULT_HEADROOM,
  HeadroomRules,
  PriceList,
  toMicrosOneWay,
} from '@dugnad/plugin-costs-common';
import {
  ConfiguredCostCentre,
  readCostCentres,
} from '@dugnad/plugin-ownership-common';
import { readCharges } from './charges/readCharges';
import { DeviceRule, readDeviceRules } from './devices/deviceRules';
import { readPriceList } from './comparison/readPriceList';
import { UsageSettings, readUsage } from './usage/readUsage';

/** Everything the plugin reads from configuration, checked and with defaults filled in. */
export interface CostsConfig {
  currency: string;
  calendar: Calendar;
  basePrices: BasePrices;
  deviceRules: readonly DeviceRule[];
  /** Undefined: any that no group owns may be charged. */
  costCentres?: ConfiguredCostCentre[];
  sharedNamespaces: string[];
  charges: Charge[];
  intervalMs: number;
  flushMs: number;
  usage: UsageSettings[];
  recommendationDays: number;
  headroom: HeadroomRules;
  priceList: PriceList;
  assumptions: ComparisonAssumptions;
}

const SHARED_NAMESPACES = [
  'cattle-*',
  'cert-manager',
  'dugnad',
  'ingress-nginx',
  'istio-*',
  'knative-*',
  'kube-*',
  'monitoring',
  'openshift-*',
  'traefik',
  '*-system',
];

/** Reads `costs:`. Throws `InputError` that names the offending key, so that a wrong configuration stops the start. */
export function readCostsConfig(rootConfig: Config): CostsConfig {
  const config = rootConfig.getOptionalConfig('costs');
  return {
    currency: readCurrency(config?.getOptionalString('currency') ?? 'EUR'),
    calendar: readCalendar(config?.getOptionalString('timeZone') ?? 'UTC'),
    basePrices: readBasePrices(config),
    deviceRules: readDeviceRules(
      config?.getOptionalConfigArray('devices') ?? [],
    ),
    costCentres: readCostCentres(rootConfig),
    sharedNamespaces:
      config?.getOptionalStringArray('sharedNamespaces') ?? SHARED_NAMESPACES,
    charges: readCharges(config?.getOptionalConfigArray('charges') ?? []),
    intervalMs: duration(config, 'sampling.interval', 60_000),
    flushMs: duration(config, 'sampling.flush', 300_000),
    usage: readUsage(config?.getOptionalConfigArray('usage') ?? []),
    recommendationDays: atLeast(config, 'recommendations.days', 14, 1),
    headroom: {
      ...DEFAULT_HEADROOM,
      cpuHeadroomPercent: atLeast(
        config,
        'recommendations.cpuHeadroomPercent',
        DEFAULT_HEADROOM.cpuHeadroomPercent,
      ),
      memoryHeadroomPercent: atLeast(
        config,
        'recommendations.memoryHeadroomPercent',
        DEFAULT_HEADROOM.memoryHeadroomPercent,
      ),
    },
    priceList: readPriceList(
      config?.getOptionalString('comparison.priceListFile'),
    ),
    assumptions: readAssumptions(config),
  };
}

function readCurrency(currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new InputError(
      `Configuration costs.currency: "${currency}" is not a code such as EUR`,
    );
  }
  return currency;
}

function readCalendar(timeZone: string): Calendar {
  try {
    return new Calendar(timeZone);
  } catch (error) {
    throw new InputError('Configuration costs.timeZone', error);
  }
}

function readBasePrices(config?: Config): BasePrices {
  const price = (key: string, fallback: number) => {
    const value = config?.getOptionalNumber(`basePrices.${key}`);
    return value === undefined ? fallback : Math.round(value * 1_000_000);
  };
  const prices = {
    perCpuCore: price('perCpuCore', DEFAULT_BASE_PRICES.perCpuCore),
    perMemoryGiB: price('perMemoryGiB', DEFAULT_BASE_PRICES.perMemoryGiB),
    perGpu: price('perGpu', DEFAULT_BASE_PRICES.perGpu),
  };
  if (Math.min(...Object.values(prices)) < 0 || prices.perCpuCore === 0) {
    throw new InputError(
      'Configuration costs.basePrices: prices must be positive',
    );
  }
  return prices;
}

function readAssumptions(config?: Config): ComparisonAssumptions {
  const key = 'comparison.assumptions';
  const number = (name: string, fallback: number) =>
    atLeast(config, `${key}.${name}`, fallback);
  const rate = config?.getOptional(`${key}.peopleRate`);
  return {
    egressGBPerMonth: number('egressGBPerMonth', 500),
    natGBPerMonth: number('natGBPerMonth', 500),
    packingPercent: Math.min(100, Math.max(1, number('packingPercent', 70))),
    exchangeRateMicros: Math.round(number('exchangeRate', 0.92) * 1_000_000),
    hoursPerMonth: 730,
    peopleHoursPerMonth: number('peopleHoursPerMonth', 6),
    peopleRateMicrosPerHour: toMicrosOneWay(
      rate === undefined ? 80 : String(rate),
    ),
  };
}

function duration(
  config: Config | undefined,
  key: string,
  fallbackMs: number,
): number {
  if (!config?.has(key)) {
    return fallbackMs;
  }
  const ms = durationToMilliseconds(readDurationFromConfig(config, { key }));
  if (ms < 1_000) {
    throw new InputError(
      `Configuration costs.${key}: must be at least a second`,
    );
  }
  return ms;
}

function atLeast(
  config: Config | undefined,
  key: string,
  fallback: number,
  minimum = 0,
): number {
  const value = config?.getOptionalNumber(key) ?? fallback;
  if (value < minimum) {
    throw new InputError(
      `Configuration costs.${key}: ${value} is less than ${minimum}`,
    );
  }
  return value;
}
